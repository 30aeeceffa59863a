package com.fxbatchtrader.bank.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads requests from one connection. For the one thread of its connection.
final class RequestReader {

    private final InputStream in;
    private final HttpLimits limits;

    RequestReader(InputStream in, HttpLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// The next request; empty when the client closed the connection between two requests.
    Optional<HttpRequest> next() throws IOException {
        Optional<String> head = head();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String[] lines = head.get().split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
            throw new BadHttpException(400, "no HTTP/1.1 request line");
        }
        Map<String, String> headers = headers(lines);
        int query = first[1].indexOf('?');
        String path = query < 0 ? first[1] : first[1].substring(0, query);
        return Optional.of(new HttpRequest(first[0], path, headers, body(headers)));
    }

    /// Everything up to the empty line, without it.
    private Optional<String> head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int ended = 0;
        while (ended < 4) {
            int next = in.read();
            if (next < 0) {
                if (head.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection ended within the headers");
            }
            if (head.size() >= limits.headBytes()) {
                throw new BadHttpException(431, "headers over " + limits.headBytes() + " bytes");
            }
            head.write(next);
            // \r\n\r\n: the even places want \r, the odd ones \n
            ended = next == (ended % 2 == 0 ? '\r' : '\n') ? ended + 1 : next == '\r' ? 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.substring(0, text.length() - 4));
    }

    private static Map<String, String> headers(String[] lines) throws BadHttpException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                throw new BadHttpException(400, "a header without a name");
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            throw new BadHttpException(411, "a body must come with its length");
        }
        String announced = headers.getOrDefault("content-length", "0");
        if (!announced.matches("\\d{1,9}")) {
            throw new BadHttpException(400, "Content-Length is no number");
        }
        int length = Integer.parseInt(announced);
        if (length > limits.bodyBytes()) {
            throw new BadHttpException(413, "a body over " + limits.bodyBytes() + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended within the body");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
