// XML: reads a template's document into markup events with exact places. The only module that uses
// libxml2: its XML parser, strictly, from memory, without network, document types or entities.
#ifndef NIOT_XML_H
#define NIOT_XML_H

#include "markup.h"

struct arena;
struct diagnostics;

// The events of the document; none when it is not well-formed, which is reported. The offset of
// OPEN and CLOSE is that of the tag, of ATTRIBUTE that of its name, of PLACEHOLDER that of what
// stands between the braces. Comments leave nothing behind. Also refused, with their place: more
// than 1 MiB, bytes that are not UTF-8, NUL, a document type other than <!DOCTYPE html>, processing
// instructions, elements more than 64 deep, and a placeholder that is not closed.
struct markup xml_read(const struct source *source, struct arena *arena,
                       struct diagnostics *diagnostics);

#endif
