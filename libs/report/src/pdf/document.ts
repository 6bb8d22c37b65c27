import PDFDocument from 'pdfkit';

import type { Locale } from '../schema/index.js';
import { PAGE } from './theme.js';
import { writeAlike } from './writing.js';

/**
 * PDF/UA-1 identification beside PDF/A-3a (PDFKit's own `subset: 'PDF/UA'` gives no PDF/A). PDF/A takes
 * only properties that it knows or that the file describes (ISO 19005-3, 6.6.2.3.1), so it is described.
 */
const PDF_UA = `
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>part</pdfaProperty:name>
                                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `;

/** PDFKit writes info strings into XMP as they are; markup characters would break it. */
const plainInfo = (text: string): string =>
  text
    .replaceAll(/[<>&]/g, (char) => ({ '<': '‹', '>': '›', '&': '+' })[char] ?? char)
    .replaceAll(/\p{C}/gu, ' ');

/** What a document says of itself before its first page. */
export interface DocumentInfo {
  title: string;
  subject: string;
  locale: Locale;
  issuedAt: string;
}

/** An empty PDF/A-3a document, tagged, identified as PDF/UA-1, with fixed dates. */
export function newDocument(info: DocumentInfo): PDFKit.PDFDocument {
  const issued = new Date(info.issuedAt);
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: info.locale,
    displayTitle: true,
    autoFirstPage: false,
    // No default font: PDFKit's own would be Helvetica, which is not embedded and fails PDF/A.
    font: '',
    // PDFKit's own cache of shaped words grows without a bound; fonts.ts keeps one with a bound.
    fontLayoutCache: false,
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.top, bottom: 0, left: PAGE.left, right: PAGE.right },
    info: {
      Title: plainInfo(info.title),
      Author: 'Docket',
      Subject: plainInfo(info.subject),
      Producer: 'Docket',
      CreationDate: issued,
      ModDate: issued,
    },
  });
  doc.appendXML(PDF_UA);
  writeAlike(doc);
  return doc;
}

/** Attaches the JSON that the document shows (`/AF`, relationship Data). */
export function attachJson(
  doc: PDFKit.PDFDocument,
  bytes: Uint8Array,
  { name, description, issuedAt }: { name: string; description: string; issuedAt: string },
): void {
  const issued = new Date(issuedAt);
  const options = {
    name,
    type: 'application/json',
    description,
    relationship: 'Data',
    creationDate: issued,
    modifiedDate: issued,
  };
  doc.file(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
}
