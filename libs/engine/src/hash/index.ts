export { digest, hashAlgorithms, keyedDigest, type HashAlgorithm } from './digest';
export { bytesToHex } from './bytes-to-hex';
export { bytesToBase64 } from './bytes-to-base64';
export { chanceOf } from './chance-of';
