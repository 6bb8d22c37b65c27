import type { JsonObject } from '@docket/chain';

/** Of the ledger `docket.example/claims`; the proof verifies there. */
export const newPasskey: JsonObject = {
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  public_key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'PmV-wPse4ehnGwJlKjJ1k-dz2nxgvdWN-KyOcWr-w-Y',
    y: 'Uni8fkZEiJHc4P_5dAwz-HrJx0B3A_x8nW2aDDPyaTo',
  },
  relying_party: 'docket.example',
  origins: ['https://docket.example'],
  proof: {
    client_data:
      'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiUnR5U0xscWxLbWU5dExDWmRza05mMTlLVzBuLU0yNVkwb0NxT094ZkdzYyIsIm9yaWdpbiI6Imh0dHBzOi8vZG9ja2V0LmV4YW1wbGUiLCJjcm9zc09yaWdpbiI6ZmFsc2V9',
    authenticator_data: 'uxwZAEYyKDwnvKCpi9oz_msOXWPBbTIZGFXUBasQXHsFAAAAAA',
    signature:
      'MEUCIQCWYF2cBbgx3XrMDGwAxDM3VBx40S3YqOVB32cwZk0F4gIgZQ0aRSN_QjPIY8n0vc2Ya9inCu6cscKubLUXy5_p2eQ',
  },
};

export const registeredPasskey: JsonObject = {
  actor: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  seq: 14,
};

export const ownPasskey: JsonObject = {
  credential_id: 'TR7mCAoOUYlqhV0DYLsZaFTanHYGgJDRcVJfWdK2iOk',
  relying_party: 'docket.example',
  origins: ['https://docket.example'],
  revoked_from: null,
};
