import type { JsonObject } from '@docket/chain';

/** Of the ledger `docket.example/claims` and the principal below; the proof verifies there. */
export const newPasskey: JsonObject = {
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  public_key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'tFFqmpGzdglchByEUWQwHatW_wGuCDaNjRJOJ0H7YEk',
    y: 'Zjw77ye2RUrGJqGrnFxR5ugrkHSYysvyYQCUcClqgB4',
  },
  relying_party: 'docket.example',
  origins: ['https://docket.example'],
  proof: {
    client_data:
      'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoidzJNUndvNHp3aXRTT2MwQUtueE84eURXY0FQNlpSdFhmOG9Va2pDYkFBZyIsIm9yaWdpbiI6Imh0dHBzOi8vZG9ja2V0LmV4YW1wbGUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9',
    authenticator_data: 'uxwZAEYyKDwnvKCpi9oz_msOXWPBbTIZGFXUBasQXHsFAAAAAA',
    signature:
      'MEUCIQCGqHL70j8olF556XzXtRUCib3Vr3nwaO-4-zSnzz0hZAIgKoz8HEAhvsvjKMPQX9TeaImYgC1lyHK3lbhaDQh48fE',
  },
};

export const registeredPasskey: JsonObject = {
  actor: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  seq: 14,
};

export const ownPasskey: JsonObject = {
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  thumbprint: 'wWcOEOjOQspfelUGJ9dYfXt6n0O5uLAs863fFq2js6g',
  relying_party: 'docket.example',
  origins: ['https://docket.example'],
  revoked_from: null,
};
