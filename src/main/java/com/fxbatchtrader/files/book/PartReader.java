package com.fxbatchtrader.files.book;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fxbatchtrader.files.table.FileRefusedException;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Goes through the tags of a part. A document type, by which entities are made, is refused, and so is what would grow
/// in memory with the part: tags in tags in tags, and ever new names. Names are taken without their prefixes. Not for
/// several threads.
final class PartReader implements AutoCloseable {

    private static final int DEEPEST = 100;
    private static final int MOST_NAMES = 2_000;

    private final String file;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int others;
    private int depth;

    PartReader(InputStream in, String file) {
        this.file = file;
        this.in = in;
        try {
            // of its own: it keeps the names that it has read
            this.xml = factory().createXMLStreamReader(in, "UTF-8");
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// The next tag, opening or closing; false = the part has ended.
    boolean tag() {
        try {
            while (xml.hasNext()) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw broken(e);
        }
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                if (depth > DEEPEST) {
                    throw Broken.book(file, "tags more than " + DEEPEST + " deep in the workbook");
                }
                others += xml.getNamespaceCount();
                see(xml.getLocalName());
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    see(xml.getAttributeLocalName(i));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> others++;
            default -> refuseDoctype(event);
        }
        if (names.size() + others > MOST_NAMES) {
            throw Broken.book(file, "more than " + MOST_NAMES + " names of tags in the workbook");
        }
        return event;
    }

    // names of one letter can't be many
    private void see(String name) {
        if (name.length() > 1) {
            names.add(name);
        }
    }

    private void refuseDoctype(int event) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Broken.book(file, "a workbook with a document type or entities of its own");
        }
    }

    /// Goes on to the next opening tag of that name; false = there is none.
    boolean open(String name) {
        while (tag()) {
            if (isOpen(name)) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isOpen(String name) {
        return isOpen() && xml.getLocalName().equals(name);
    }

    boolean isClose(String name) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }

    String name() {
        return xml.getLocalName();
    }

    /// An attribute of the opening tag, by its name without a prefix.
    Optional<String> attribute(String name) {
        int at = indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(xml.getAttributeValue(at));
    }

    /// An attribute of the opening tag, or what stands for it where there is none.
    String attribute(String name, String otherwise) {
        int at = indexOf(name);
        return at < 0 ? otherwise : xml.getAttributeValue(at);
    }

    private int indexOf(String name) {
        int count = xml.getAttributeCount();
        for (int i = 0; i < count; i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Adds the text up to the closing tag. What stands in tags within is left out.
    void text(StringBuilder text, int most) {
        try {
            int inside = depth;
            while (depth >= inside && xml.hasNext()) {
                int event = next();
                boolean isText =
                        event == XMLStreamConstants.CHARACTERS
                                || event == XMLStreamConstants.CDATA
                                || event == XMLStreamConstants.SPACE;
                if (isText && depth == inside) {
                    add(text, most);
                }
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw broken(e);
        }
    }

    private void add(StringBuilder text, int most) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > most) {
            throw Broken.tooLarge(file, "a cell of more than " + most + " characters");
        }
    }

    /// Passes over all up to the closing tag.
    void skip() {
        int inside = depth;
        while (depth >= inside && tag()) {
            // nothing of it counts
        }
    }

    private FileRefusedException broken(Exception e) {
        Throwable nested = e instanceof XMLStreamException known ? known.getNestedException() : null;
        return nested instanceof IOException || e.getCause() instanceof IOException
                ? Broken.book(file, "a broken archive: part of the file is missing, or was changed", e)
                : Broken.book(file, "a workbook whose inside is broken", e);
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file, e);
        }
    }
}
