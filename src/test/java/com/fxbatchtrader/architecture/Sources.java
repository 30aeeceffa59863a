package com.fxbatchtrader.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Reads Java sources into syntax trees, without compiling them.
final class Sources {

    private Sources() {}

    /// All Java files below the folder, named by their path below the repository's top.
    static List<SourceFile> below(Path top, String folder) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top.resolve(folder))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                texts.put(top.relativize(file), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed(texts);
    }

    static SourceFile of(String path, String text) {
        return parsed(Map.of(Path.of(path), text)).getFirst();
    }

    private static List<SourceFile> parsed(Map<Path, String> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        // The parser wraps its file objects: they are found again by their addresses.
        Map<URI, Unit> units = new LinkedHashMap<>();
        texts.forEach((path, text) -> units.put(path.toUri(), new Unit(path, text)));
        JavacTask task =
                (JavacTask)
                        compiler.getTask(
                                null,
                                compiler.getStandardFileManager(null, null, UTF_8),
                                null,
                                List.of(),
                                null,
                                units.values());
        Trees trees = Trees.instance(task);
        List<SourceFile> sources = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Unit file = Objects.requireNonNull(units.get(unit.getSourceFile().toUri()));
                sources.add(new SourceFile(file.path, file.text, unit, trees.getSourcePositions()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(sources);
    }

    private static final class Unit extends SimpleJavaFileObject {

        private final Path path;
        private final String text;

        Unit(Path path, String text) {
            super(path.toUri(), JavaFileObject.Kind.SOURCE);
            this.path = path;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
