package com.fxbatchtrader.bank.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// JSON as the bank's contract wants it: strict UTF-8, one document, no key twice, numbers exact, nothing deep.
final class Json {

    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    /// The request's body. Numbers are written plainly, never with an exponent.
    static byte[] write(Object request) {
        return MAPPER.writeValueAsBytes(request);
    }

    /// The object that the bytes hold.
    ///
    /// @throws ProtocolException when they are anything else
    static Fields read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(decode(bytes));
            return Fields.of(node);
        } catch (JacksonException e) {
            throw new ProtocolException("the body is not the JSON that the contract wants (" + place(e) + ")");
        }
    }

    /// A byte order mark is skipped, as RFC 8259 allows; UTF-16 and broken UTF-8 are refused. (Jackson would guess the
    /// encoding from the bytes.)
    private static String decode(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProtocolException("the body is not UTF-8");
        }
    }

    /// Where it broke, without the text that stands there.
    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 0
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName()
                        + " at line "
                        + location.getLineNr()
                        + ", column "
                        + location.getColumnNr();
    }

    private static JsonMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(32)
                                        .maxNumberLength(64)
                                        .maxNameLength(256)
                                        .maxStringLength(64 * 1024)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
