package com.fxbatchtrader.domain.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Derives the key of a booking attempt (`dealTransactionID`): a UUID of version 5 (RFC 9562) whose name space is the
/// desk's id and whose name is the trade's id and the attempt's number. The same attempt has the same key again when
/// the commit that stored it is lost.
public final class BookingKey {

    private BookingKey() {}

    /// The key of one attempt.
    ///
    /// @param attempt from 1
    public static UUID of(UUID deskId, UUID tradeId, int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt numbers begin at 1, not " + attempt);
        }
        return version5(deskId, tradeId + "/" + attempt);
    }

    static UUID version5(UUID nameSpace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(
                ByteBuffer.allocate(16)
                        .putLong(nameSpace.getMostSignificantBits())
                        .putLong(nameSpace.getLeastSignificantBits())
                        .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
