package com.fxbatchtrader.app.settings;

import java.util.Optional;

/// What the desk shows to the bank. Never printed.
///
/// @param clientId the desk's client id at the token call
/// @param userId the API user, an e-mail address: part of the bank's identity, not a secret
/// @param externalToken the static token of a desk behind the bank's external gateway
public record Credentials(
        Secret clientId,
        Secret clientSecret,
        Secret username,
        Secret password,
        Secret scope,
        String userId,
        Optional<Secret> externalToken) {

    /// What a simulator on this machine is shown where nothing else is set.
    public static Credentials demo() {
        return new Credentials(
                new Secret("demo-client"),
                new Secret("demo-client-secret"),
                new Secret("demo-user"),
                new Secret("demo-password"),
                new Secret("demo-scope"),
                "desk@demo.example",
                Optional.empty());
    }
}
