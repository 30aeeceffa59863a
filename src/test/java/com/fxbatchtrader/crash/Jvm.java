package com.fxbatchtrader.crash;

import com.fxbatchtrader.app.HaltingMain;
import com.fxbatchtrader.crash.inside.Points;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts processes of the packed program, quickly: with the first compiler only, and with an archive of its classes,
/// which halves the time to the first trade.
public final class Jvm {

    private static final Path PACKED = Path.of(System.getProperty("fxbatch.home", "target/fxbatch"), "lib");

    /// What the child has besides the program: in a jar of its own, so that the rest is the program as it is packed.
    private static final List<Class<?>> INSIDE = List.of(HaltingMain.class, Points.class);

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final String libraries;
    private final Path inside;
    private final Path archive;

    private Jvm(String libraries, Path inside, Path archive) {
        this.libraries = libraries;
        this.inside = inside;
        this.archive = archive;
    }

    /// Makes ready to start processes.
    ///
    /// @param folder for the jar and the archive, which are made there
    public static Jvm in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Jvm(libraries(), jar(folder.resolve("inside.jar")), folder.resolve("classes.jsa"));
    }

    private static String libraries() throws IOException {
        if (!Files.isDirectory(PACKED)) {
            throw new IOException(PACKED + " is not there: these tests run after `mvn package`");
        }
        try (Stream<Path> files = Files.list(PACKED)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(file -> file.toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Class<?> type : INSIDE) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = Jvm.class.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return file;
    }

    /// Whether the archive of classes has been made.
    boolean hasArchive() {
        return Files.exists(archive);
    }

    /// The option that makes a process leave the archive at its orderly end.
    String archiving() {
        return "-XX:ArchiveClassesAtExit=" + archive;
    }

    /// Starts the program.
    ///
    /// @param log where standard output and standard error go: `log.out`, `log.err`
    /// @param properties of the Java machine, such as `-Dcrash.point=before-book`
    public Running start(Path log, Map<String, String> environment, List<String> properties, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx192m",
                                "-Xshare:auto"));
        if (hasArchive()) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(properties);
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-cp"));
        command.add(libraries + File.pathSeparator + inside);
        command.add(HaltingMain.class.getName());
        command.addAll(arguments);
        Path out = Path.of(log + ".out");
        Path err = Path.of(log + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .directory(log.toAbsolutePath().getParent().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("the program does not start: " + command, e);
        }
    }
}
