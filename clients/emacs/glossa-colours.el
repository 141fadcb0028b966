;;; glossa-colours.el --- Keys in colour, known and unknown  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; eglot 1.17, which is in Emacs 30, shows no semantic tokens.  A note has some hundred of them at most, so here they are overlays,
;; made anew when typing pauses.  Newer versions of eglot, and lsp-mode, have their own, and this is not used.

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
  "Seconds without typing before keys are coloured again."
  :type 'number
  :group 'glossa)

(defvar glossa-colours-faces
  '(("function" . glossa-key) ("comment" . glossa-unknown-key) ("parameter" . glossa-locator) ("macro" . glossa-tag))
  "Faces by the server's types; what has none keeps the face of the text.")

(defvar-local glossa-colours--timer nil "Runs when typing pauses.")

(define-minor-mode glossa-colours-mode
  "Keys in colour, by the server's tokens."
  :lighter nil
  (remove-hook 'after-change-functions #'glossa-colours--later t)
  (remove-overlays nil nil 'glossa-colour t)
  (when glossa-colours-mode
    (add-hook 'after-change-functions #'glossa-colours--later nil t)
    (glossa-colours--later)))

(defun glossa-colours--later (&rest _)
  "Colour this buffer when typing pauses."
  (when (timerp glossa-colours--timer) (cancel-timer glossa-colours--timer))
  (setq glossa-colours--timer
        (run-with-idle-timer glossa-colours-delay nil #'glossa-colours-update (current-buffer))))

(defun glossa-colours-refresh ()
  "Colour all buffers anew."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (bound-and-true-p glossa-colours-mode) (glossa-colours-update buffer)))))

(defun glossa-colours-update (buffer)
  "Ask for the tokens of BUFFER, and colour them when they come."
  (when (buffer-live-p buffer)
    (with-current-buffer buffer
      (when-let* ((server (glossa-server))
                  (legend (glossa-colours--legend))
                  (tick (buffer-chars-modified-tick)))
        ;; What eglot holds back of the changes goes first.
        (eglot--signal-textDocument/didChange)
        (jsonrpc-async-request
         (cdr server) :textDocument/semanticTokens/full
         (list :textDocument (list :uri (glossa-server-uri)))
         :success-fn (lambda (answer)
                       (when (buffer-live-p buffer)
                         (with-current-buffer buffer
                           ;; An answer about an older text would colour the wrong words; the newer one is on its way.
                           (when (and glossa-colours-mode (= tick (buffer-chars-modified-tick)))
                             (glossa-colours--show (plist-get answer :data) legend)))))
         :error-fn #'ignore
         :timeout-fn #'ignore)))))

(defun glossa-colours--legend ()
  "The names of the server's types, or nil where it has none."
  (when-let* ((provider (with-no-warnings
                          (if (fboundp 'eglot-server-capable)
                              (eglot-server-capable :semanticTokensProvider)
                            (eglot--server-capable :semanticTokensProvider)))))
    (plist-get (plist-get provider :legend) :tokenTypes)))

(defun glossa-colours--show (data legend)
  "Make overlays of DATA, whose types stand in LEGEND."
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
