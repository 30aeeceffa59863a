package com.fxbatchtrader.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles small sources in memory, so that a rule can be shown a defect without one in the product.
final class Compiled {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private Compiled() {}

    /// Compiles the sources (each with its package and one top-level class) into the folder, beside what is there
    /// already, and imports the folder.
    static JavaClasses into(Path folder, String... sources) {
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            List<Path> classPath = new ArrayList<>(List.of(folder));
            files.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<JavaFileObject> units = Stream.of(sources).map(Compiled::unit).toList();
            boolean done =
                    COMPILER.getTask(problems, files, null, List.of("-proc:none", "-nowarn"), null, units).call();
            if (!done) {
                throw new IllegalArgumentException(problems.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static JavaFileObject unit(String source) {
        String packageName = source.replaceFirst("(?s).*?package ([\\w.]+);.*", "$1");
        String typeName = source.replaceFirst("(?s).*?(?:class|record|interface|enum) (\\w+).*", "$1");
        URI name = URI.create("memory:///" + packageName.replace('.', '/') + "/" + typeName + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
