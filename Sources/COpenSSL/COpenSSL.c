#include "COpenSSL.h"

#include <limits.h>

static int too_long(size_t first, size_t second) { return first > INT_MAX || second > INT_MAX; }

int ccrypto_gcm_seal(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const void *plain, size_t count, unsigned char *body,
                     unsigned char *tag) {
    if (too_long(associated_count, count)) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (!context) return 0;
    int written = 0;
    int done = EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
               EVP_EncryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1 &&
               (count == 0 || EVP_EncryptUpdate(context, body, &written, plain, (int)count) == 1) &&
               EVP_EncryptFinal_ex(context, body + count, &written) == 1 &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}

int ccrypto_gcm_open(const void *key, const unsigned char *nonce, const unsigned char *associated,
                     size_t associated_count, const unsigned char *body, size_t count, const unsigned char *tag,
                     void *plain) {
    if (too_long(associated_count, count)) return 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (!context) return 0;
    int written = 0;
    // The last call compares the tag in constant time; nothing of `plain` may be used unless it says 1.
    int done = EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
               EVP_DecryptUpdate(context, NULL, &written, associated, (int)associated_count) == 1 &&
               (count == 0 || EVP_DecryptUpdate(context, plain, &written, body, (int)count) == 1) &&
               EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, (void *)tag) == 1 &&
               EVP_DecryptFinal_ex(context, (unsigned char *)plain + count, &written) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}
