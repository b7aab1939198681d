#pragma once
// The parts of OpenSSL 3 that the rooms use: HMAC, digests, AES-256-GCM, HKDF.
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

// AES-256-GCM in one call (NIST SP 800-38D): 32-byte key, 12-byte nonce, 16-byte tag. 1 for done.
int ccrypto_gcm_seal(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const void *plain, size_t count, unsigned char *body,
                     unsigned char *tag);
int ccrypto_gcm_open(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const unsigned char *body, size_t count, const unsigned char *tag,
                     void *plain);
