#pragma once
// The parts of OpenSSL 3 that the rooms use: HMAC, digests, AES-256-GCM, HKDF.
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
