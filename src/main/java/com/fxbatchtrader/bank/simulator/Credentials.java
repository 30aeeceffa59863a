package com.fxbatchtrader.bank.simulator;

/// What a caller must show for a token.
///
/// @param clientId the desk's program
/// @param clientSecret its secret
/// @param username the desk's user
/// @param password the user's password
public record Credentials(String clientId, String clientSecret, String username, String password) {

    /// Names only: secrets are not for logs.
    @Override
    public String toString() {
        return "Credentials[" + clientId + ", " + username + "]";
    }
}
