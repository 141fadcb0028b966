;;; glossa.el --- Citation keys in reading notes  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1"))
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Tells eglot and lsp-mode, whichever is there, how to start Glossa in Markdown:
;;
;;   (load "~/glossa/clients/emacs/glossa.el")
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)   ; or #'lsp-deferred

;;; Code:

(defgroup glossa nil
  "Citation keys in reading notes."
  :group 'tools)

(defcustom glossa-command (list (or (getenv "GLOSSA") "glossa"))
  "The program that starts Glossa, and its arguments."
  :type '(repeat string))

(defvar glossa-modes '(markdown-mode gfm-mode markdown-ts-mode poly-quarto-mode)
  "The major modes in which notes are written.")

(defun glossa--command (&rest _)
  "The command of this moment, so that setting it later has an effect."
  glossa-command)

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons glossa-modes #'glossa--command)))

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(with-eval-after-load 'lsp-mode
  ;; An add-on keeps company with another Markdown server, if there is one.
  (lsp-register-client
   (make-lsp-client :server-id 'glossa
                    :new-connection (lsp-stdio-connection #'glossa--command)
                    :major-modes glossa-modes
                    :add-on? t
                    :priority -1)))

(provide 'glossa)
;;; glossa.el ends here
