package com.fxbatchtrader.bank.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One answer before it goes over the wire.
///
/// @param status the HTTP status, 100 to 599
/// @param headers in the order they are written; `Content-Length` is added when the answer is written
/// @param body written as UTF-8
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    private static final Map<Integer, String> REASONS =
            Map.of(
                    200, "OK",
                    307, "Temporary Redirect",
                    400, "Bad Request",
                    401, "Unauthorized",
                    404, "Not Found",
                    409, "Conflict",
                    429, "Too Many Requests",
                    500, "Internal Server Error",
                    503, "Service Unavailable");

    /// Checks the status and copies the headers.
    public HttpAnswer {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("HTTP status " + status + " is not within 100 to 599");
        }
        headers = new LinkedHashMap<>(headers);
    }

    /// An answer with a content type and no other header.
    public static HttpAnswer of(int status, String contentType, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
    }

    /// The headers, in order.
    @Override
    public Map<String, String> headers() {
        return new LinkedHashMap<>(headers);
    }

    /// This answer with one header set.
    public HttpAnswer withHeader(String name, String value) {
        Map<String, String> changed = headers();
        changed.put(name, value);
        return new HttpAnswer(status, changed, body);
    }

    /// This answer with another body.
    public HttpAnswer withBody(String changed) {
        return new HttpAnswer(status, headers, changed);
    }

    /// The bytes of this answer, with the true length of its body.
    public byte[] bytes() {
        return bytes(0);
    }

    /// The bytes of this answer.
    ///
    /// @param lie how many bytes the announced length is longer (or, negative, shorter) than the body
    public byte[] bytes(int lie) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(REASONS.getOrDefault(status, "Status"))
                .append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(Math.max(0, content.length + lie)).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /// How many bytes the body has.
    public int bodyLength() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
