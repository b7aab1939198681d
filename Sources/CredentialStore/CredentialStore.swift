// CredentialStore
