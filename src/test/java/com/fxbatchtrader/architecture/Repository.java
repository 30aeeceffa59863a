package com.fxbatchtrader.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What no text file of the repository may hold: paths of somebody's machine and addresses of package registries, which
/// would be wrong, or out of reach, on the next machine.
final class Repository {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode");

    /// A home or a work place of some machine; not a path of every system, such as where a JDK is looked for, and not
    /// the home of Ann, who does not exist.
    private static final Pattern HOME =
            Pattern.compile("(?<![\\w.$}>*-])/(?:root|home|Users|work|mnt)/(?!(?:ann|x)\\b)[\\w.][^\\s\"'<>]*");

    private static final List<Pattern> FOREIGN =
            List.of(
                    HOME,
                    Pattern.compile("\\b[A-Za-z]:\\\\+Users\\\\+\\w+"),
                    Pattern.compile("\\b(?:repo1?|repository|central|registry|artifactory|nexus)\\.[\\w-]+\\.[\\w.-]+"),
                    Pattern.compile("https?://[^\\s\"'<>]*(?:artifactory|nexus|jfrog|/maven2)[^\\s\"'<>]*"));

    private Repository() {}

    static List<String> findings(Path top) {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).filter(each -> isOurs(top, each)).toList()) {
                findings(top.relativize(file), text(file), findings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private static boolean isOurs(Path top, Path file) {
        return NOT_OURS.stream().noneMatch(name -> top.relativize(file).startsWith(name));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException _) {
            // A picture or a spreadsheet: no text.
            return "";
        }
    }

    static void findings(Path path, String text, List<String> findings) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (Pattern foreign : FOREIGN) {
                Matcher found = foreign.matcher(lines.get(i));
                if (found.find()) {
                    findings.add(path + ":" + (i + 1) + ": " + found.group());
                }
            }
        }
    }
}
