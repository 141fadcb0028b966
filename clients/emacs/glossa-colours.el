;;; glossa-colours.el --- Highlighting of known and unknown keys  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; eglot 1.17, in Emacs 30, does not show semantic tokens.  A note has some hundred of them at most, so this file shows them as
;; overlays, updated when typing pauses.  Newer versions of eglot, and lsp-mode, show them themselves and do not use this file.

;;; Code:

(require 'cl-lib)
(require 'glossa)
(require 'glossa-server)
(require 'subr-x)

(declare-function eglot-current-server "eglot")
(declare-function eglot-server-capable "eglot")
(declare-function eglot--server-capable "eglot")
(declare-function eglot--lsp-position-to-point "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(declare-function jsonrpc-async-request "jsonrpc")

(defcustom glossa-colours-delay 0.3
  "Seconds without typing before the highlighting is updated."
  :type 'number
  :group 'glossa)

(defvar glossa-colours-faces
  '(("function" . glossa-key) ("comment" . glossa-unknown-key) ("parameter" . glossa-locator) ("macro" . glossa-tag))
  "Faces by the server's token types; other types keep the face of the text.")

(defvar-local glossa-colours--timer nil "The timer that runs when typing pauses.")

(define-minor-mode glossa-colours-mode
  "Highlight keys by the server's semantic tokens."
  :lighter nil
  (remove-hook 'after-change-functions #'glossa-colours--later t)
  (remove-overlays nil nil 'glossa-colour t)
  (when glossa-colours-mode
    (add-hook 'after-change-functions #'glossa-colours--later nil t)
    (glossa-colours--later)))

(defun glossa-colours--later (&rest _)
  "Update this buffer when typing pauses."
  (when (timerp glossa-colours--timer) (cancel-timer glossa-colours--timer))
  (setq glossa-colours--timer
        (run-with-idle-timer glossa-colours-delay nil #'glossa-colours-update (current-buffer))))

(defun glossa-colours-refresh ()
  "Update all buffers."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (bound-and-true-p glossa-colours-mode) (glossa-colours-update buffer)))))

(defun glossa-colours-update (buffer)
  "Request the tokens of BUFFER, and show them when they arrive."
  (when (buffer-live-p buffer)
    (with-current-buffer buffer
      (when-let* ((server (glossa-server))
                  (legend (glossa-colours--legend))
                  (tick (buffer-chars-modified-tick)))
        ;; First send the changes that eglot holds back.
        (eglot--signal-textDocument/didChange)
        (jsonrpc-async-request
         (cdr server) :textDocument/semanticTokens/full
         (list :textDocument (list :uri (glossa-server-uri)))
         :success-fn (lambda (answer)
                       (when (buffer-live-p buffer)
                         (with-current-buffer buffer
                           ;; Drop an answer about an older text; a newer one will follow.
                           (when (and glossa-colours-mode (= tick (buffer-chars-modified-tick)))
                             (glossa-colours--show (plist-get answer :data) legend)))))
         :error-fn #'ignore
         :timeout-fn #'ignore)))))

(defun glossa-colours--legend ()
  "The names of the server's token types, or nil if it has none."
  (when-let* ((provider (with-no-warnings
                          (if (fboundp 'eglot-server-capable)
                              (eglot-server-capable :semanticTokensProvider)
                            (eglot--server-capable :semanticTokensProvider)))))
    (plist-get (plist-get provider :legend) :tokenTypes)))

(defun glossa-colours--show (data legend)
  "Show the tokens in DATA as overlays; LEGEND lists their types."
  (remove-overlays nil nil 'glossa-colour t)
  (save-excursion
    (save-restriction
      (widen)
      (let ((line 0) (character 0))
        (cl-loop for at from 0 below (length data) by 5
                 for down = (aref data at)
                 do (setq character (if (zerop down) (+ character (aref data (+ at 1))) (aref data (+ at 1)))
                          line (+ line down))
                 (when-let* ((face (cdr (assoc (aref legend (aref data (+ at 3))) glossa-colours-faces))))
                   (let ((overlay (make-overlay
                                   (eglot--lsp-position-to-point (list :line line :character character))
                                   (eglot--lsp-position-to-point
                                    (list :line line :character (+ character (aref data (+ at 2)))))
                                   nil t)))
                     (overlay-put overlay 'glossa-colour t)
                     (overlay-put overlay 'evaporate t)
                     (overlay-put overlay 'face face))))))))

(provide 'glossa-colours)
;;; glossa-colours.el ends here
