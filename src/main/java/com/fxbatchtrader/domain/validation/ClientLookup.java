package com.fxbatchtrader.domain.validation;

import java.util.Optional;

/// Where the known clients are found.
@FunctionalInterface
public interface ClientLookup {

    /// The client with that CIF, compared letter by letter.
    Optional<ClientCard> byCif(String cif);
}
