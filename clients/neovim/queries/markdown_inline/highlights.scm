;; extends

; In this grammar a bracketed citation is a shortcut link; its text gets its own capture. A bare key has no node: semantic
; tokens highlight it.
((shortcut_link
  (link_text) @markup.link.label.citation)
  (#lua-match? @markup.link.label.citation "@[%w_{]"))
