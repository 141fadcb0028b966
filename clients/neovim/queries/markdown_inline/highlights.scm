;; extends

; A bracketed citation is a shortcut link in this grammar: its text gets a name of its own to be coloured by. A bare key
; has no node; semantic tokens colour it.
((shortcut_link
  (link_text) @markup.link.label.citation)
  (#lua-match? @markup.link.label.citation "@[%w_{]"))
