package com.fxbatchtrader.domain.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/// The hash chain of a stream: each event's hash covers its content and the hash of the event before it, so that a
/// change of content, a gap, a fork or a cut tail is found.
public final class EventChain {

    private EventChain() {}

    /// An event in its place in the stream.
    ///
    /// @param batchId the batch that the event is about, in the stream of a batch; else empty text
    public record Link(StreamHead prior, NewEvent event, String batchId, long offsetMillis, Instant recordedAt) {

        /// The event's number in its stream.
        public long number() {
            return prior.number() + 1;
        }

        /// SHA-256 over all fields, each with its length before it, as 64 hexadecimal digits.
        public String hash() {
            ByteArrayOutputStream fields = new ByteArrayOutputStream(512);
            feed(fields, prior.hash());
            feed(fields, prior.kind().name());
            feed(fields, prior.streamId().toString());
            feed(fields, Long.toString(number()));
            feed(fields, event.id().toString());
            feed(fields, event.kind().name());
            feed(fields, batchId);
            feed(fields, event.tradeId().map(UUID::toString).orElse(""));
            feed(fields, event.actor());
            feed(fields, event.reason().orElse(""));
            feed(fields, event.before());
            feed(fields, event.after());
            feed(fields, stored(event.happenedAt()).toString());
            feed(fields, Long.toString(offsetMillis));
            feed(fields, stored(recordedAt).toString());
            return HexFormat.of().formatHex(sha256().digest(fields.toByteArray()));
        }

        /// The stream's head once this event is in it.
        public StreamHead next() {
            return new StreamHead(prior.kind(), prior.streamId(), number(), hash());
        }
    }

    /// An instant as both databases keep it: microseconds, cut off.
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static void feed(ByteArrayOutputStream fields, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fields.write(bytes.length >>> 24);
        fields.write(bytes.length >>> 16);
        fields.write(bytes.length >>> 8);
        fields.write(bytes.length);
        fields.writeBytes(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
