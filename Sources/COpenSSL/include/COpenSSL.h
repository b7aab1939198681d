#pragma once
// The parts of OpenSSL 3 that the rooms use: HMAC, digests, AES-256-GCM, HKDF, signatures, certificates.
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// AES-256-GCM in one call (NIST SP 800-38D): 32-byte key, 12-byte nonce, 16-byte tag. 1 for done.
int ccrypto_gcm_seal(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const void *plain, size_t count, unsigned char *body,
                     unsigned char *tag);
int ccrypto_gcm_open(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const unsigned char *body, size_t count, const unsigned char *tag,
                     void *plain);

// A public key out of a point of a named curve (SEC 1 §2.3.4), or of modulus and exponent, both big-endian. NULL when
// the point is not on the curve. The caller frees it.
EVP_PKEY *ccrypto_ec_key(const char *group, const unsigned char *point, size_t count);
EVP_PKEY *ccrypto_rsa_key(const unsigned char *modulus, size_t modulus_count, const unsigned char *exponent,
                          size_t exponent_count);

// Whether an encoded point (RFC 8032) lies on Edwards25519, or on Edwards448, and is of no small order: OpenSSL itself
// looks only when it verifies. `count` is 32 or 57.
int ccrypto_edwards_point(const unsigned char *encoded, size_t count);

// Whether a signature over a message verifies. `digest` is NULL for EdDSA. ECDSA signatures are strict DER.
int ccrypto_verify(EVP_PKEY *key, const EVP_MD *digest, const unsigned char *signature, size_t signature_count,
                   const unsigned char *message, size_t count);
