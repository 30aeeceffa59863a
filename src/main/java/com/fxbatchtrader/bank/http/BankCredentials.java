package com.fxbatchtrader.bank.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the token call needs. Never printed: [#toString()] hides all of it but the client id and the scope.
///
/// @param clientId the desk's client id at the bank's identity service
/// @param clientSecret its secret
/// @param username the API user's name there
/// @param password the API user's password
/// @param scope the scope that is asked for; may be empty
/// @param externalToken the static token of a desk behind the bank's external gateway, sent on the token call as
///   `Authorization: Bearer …`
public record BankCredentials(
        String clientId,
        String clientSecret,
        String username,
        String password,
        String scope,
        Optional<String> externalToken) {

    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9\\-._~+/]{1,16384}=*");

    public BankCredentials {
        present("bank.client-id", clientId);
        present("bank.client-secret", clientSecret);
        present("bank.username", username);
        present("bank.password", password);
        if (externalToken.isPresent() && !isBearer(externalToken.get())) {
            throw new BankSettingsException(
                    "bank.external-token", "holds characters that no bearer token has; give the token alone");
        }
    }

    /// Whether the text can stand in an `Authorization: Bearer` header: no space, no line end, nothing else that could
    /// start a header of its own.
    static boolean isBearer(String token) {
        return BEARER.matcher(token).matches();
    }

    /// What must appear in no log, message or stored answer.
    List<String> secrets() {
        return Stream.concat(Stream.of(clientSecret, password), externalToken.stream()).toList();
    }

    @Override
    public String toString() {
        return "BankCredentials[clientId=" + clientId + ", scope=" + scope + ", secrets hidden]";
    }

    private static void present(String setting, String value) {
        if (value.isBlank()) {
            throw new BankSettingsException(setting, "is missing");
        }
    }
}
