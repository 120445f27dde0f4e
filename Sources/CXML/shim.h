// XML as a row of events, and the entities that HTML names.
#ifndef BROADSHEET_CXML_SHIM_H
#define BROADSHEET_CXML_SHIM_H

#include <string.h>
#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU its headers include those, which Foundation's own contradict.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

// Reads UTF-8 and calls `handler` with `user`; returns whether it was well-formed. Nothing is
// loaded from anywhere, and no entity is expanded beyond those that `handler` gives.
static inline int broadsheet_read_xml(
    const char *bytes, int count, const xmlSAXHandler *handler, void *user, int recovers) {
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, count);
  if (context == NULL) return 0;
  memcpy(context->sax, handler, sizeof(xmlSAXHandler));
  context->userData = user;
  xmlCtxtUseOptions(
      context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC
                   | (recovers ? XML_PARSE_RECOVER : 0));
  xmlParseDocument(context);
  int isWellFormed = context->wellFormed;
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
  return isWellFormed;
}

#endif
