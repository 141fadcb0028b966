;;; glossa-lsp-mode.el --- Glossa with lsp-mode  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Registers Glossa with lsp-mode, which is not required at compile time, because users of eglot do not have it.

;;; Code:

(require 'glossa)

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(defvar lsp-language-id-configuration)

(dolist (mode '(markdown-mode gfm-mode markdown-ts-mode))
  (add-to-list 'lsp-language-id-configuration (cons mode "markdown") t))
(add-to-list 'lsp-language-id-configuration '(poly-quarto-mode . "quarto") t)
(add-to-list 'lsp-language-id-configuration '(bibtex-mode . "bibtex") t)

(lsp-register-client
 (make-lsp-client
  :server-id 'glossa
  :new-connection (lsp-stdio-connection (lambda () glossa-command))
  :major-modes '(markdown-mode gfm-mode markdown-ts-mode poly-quarto-mode bibtex-mode)
  :initialization-options (lambda () (or glossa-settings (make-hash-table)))
  ;; Faces for `lsp-semantic-tokens-enable'.
  :semantic-tokens-faces-overrides
  '(:types (("function" . glossa-key) ("comment" . glossa-unknown-key) ("parameter" . glossa-locator) ("macro" . glossa-tag)))
  ;; As an add-on it runs beside another Markdown server, if there is one.
  :add-on? t
  :priority -1))

(provide 'glossa-lsp-mode)
;;; glossa-lsp-mode.el ends here
