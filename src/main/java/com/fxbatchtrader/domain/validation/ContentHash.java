package com.fxbatchtrader.domain.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// What a batch is recognised by when its trades come in a second time, in another file, another order or with other
/// references: the multiset of client, side, pair, deal currency and amount.
public final class ContentHash {

    private ContentHash() {}

    /// SHA-256 in hex, the same for the same trades in any order.
    public static String of(Collection<ValidTrade> trades) {
        MessageDigest sha256 = sha256();
        trades.stream()
                .map(ContentHash::line)
                .sorted()
                .forEachOrdered(
                        line -> {
                            sha256.update(line.getBytes(StandardCharsets.UTF_8));
                            sha256.update((byte) '\n');
                        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String line(ValidTrade trade) {
        // no part can hold the separator: a CIF has no blanks
        return String.join(
                " ",
                trade.cif(),
                trade.side().name(),
                trade.pair().toString(),
                trade.dealCurrency(),
                trade.amount().stripTrailingZeros().toPlainString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
