;;; glossa-eglot.el --- Glossa with eglot  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Registers Glossa with eglot, and adds what eglot lacks: creating files, and highlighting.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'subr-x)
(require 'glossa)

(defclass glossa-eglot-server (eglot-lsp-server)
  ((makes-files :initform nil
                :documentation "Whether eglot itself creates the files of an edit."))
  :documentation "A running server of Glossa.")

(defun glossa-eglot--contact (&rest _)
  "The class and command of Glossa, with the current `glossa-command'."
  (cons 'glossa-eglot-server glossa-command))

(defvar glossa-eglot-languages
  '((markdown-mode :language-id "markdown")
    (gfm-mode :language-id "markdown")
    (markdown-ts-mode :language-id "markdown")
    (poly-quarto-mode :language-id "quarto")
    (bibtex-mode :language-id "bibtex"))
  "The major modes that Glossa serves, with their LSP language identifiers.")

;; Before eglot 1.16 (Emacs 28 and 29) a server has one language; there a second server serves bibliographies.
(dolist (languages (if (fboundp 'eglot--languages)
                       (list glossa-eglot-languages)
                     (list (butlast glossa-eglot-languages) (last glossa-eglot-languages))))
  (add-to-list 'eglot-server-programs (cons languages #'glossa-eglot--contact)))

(cl-defmethod eglot-initialization-options ((_server glossa-eglot-server))
  "The settings for all workspaces."
  (or glossa-settings (make-hash-table)))

(cl-defmethod eglot-client-capabilities ((server glossa-eglot-server))
  "The capabilities of eglot and of this package, for SERVER."
  (let* ((all (cl-call-next-method))
         (workspace (plist-get all :workspace))
         (edit (plist-get workspace :workspaceEdit))
         (text (plist-get all :textDocument)))
    (if (plist-get edit :resourceOperations)
        (setf (slot-value server 'makes-files) t)
      (setq edit (append edit '(:resourceOperations ["create"]))))
    (setq workspace (plist-put (copy-sequence workspace) :workspaceEdit edit))
    (unless (plist-get text :semanticTokens)
      (setq workspace (plist-put workspace :semanticTokens '(:refreshSupport t))
            text (plist-put (copy-sequence text) :semanticTokens
                            '(:dynamicRegistration
                              :json-false :requests (:full t) :formats ["relative"] :tokenModifiers []
                              :tokenTypes ["function" "comment" "operator" "string" "parameter" "macro" "property"]))))
    (setq all (plist-put (copy-sequence all) :workspace workspace))
    (plist-put all :textDocument text)))

(declare-function glossa-colours-refresh "glossa-colours")
(cl-defmethod eglot-handle-request ((_server glossa-eglot-server) (_method (eql workspace/semanticTokens/refresh)) &rest _)
  "Update the highlighting when other keys are known."
  (glossa-colours-refresh)
  nil)

(defun glossa-eglot--make-files (apply edit &rest more)
  "Call APPLY with EDIT and MORE; create the files of EDIT if eglot does not."
  (let* ((changes (append (plist-get edit :documentChanges) nil))
         (creates (cl-remove-if-not (lambda (change) (equal "create" (plist-get change :kind))) changes))
         (server (and creates (eglot-current-server))))
    (if (not (and server (glossa-eglot-server-p server) (not (slot-value server 'makes-files))))
        (apply apply edit more)
      (let ((made (mapcar (lambda (change)
                            (let ((file (glossa-eglot--file (plist-get change :uri))))
                              (make-directory (file-name-directory file) t)
                              (find-file-noselect file)))
                          creates)))
        (apply apply
               (plist-put (copy-sequence edit) :documentChanges (vconcat (cl-set-difference changes creates)))
               more)
        ;; If the user declined the edit, remove the empty buffers.
        (dolist (buffer made)
          (if (zerop (buffer-size buffer)) (kill-buffer buffer) (pop-to-buffer buffer)))))))
(advice-add 'eglot--apply-workspace-edit :around #'glossa-eglot--make-files)

(defun glossa-eglot--file (uri)
  "The file of URI."
  (with-no-warnings
    (if (fboundp 'eglot-uri-to-path) (eglot-uri-to-path uri) (eglot--uri-to-path uri))))

(defun glossa-eglot--managed ()
  "Enable highlighting if eglot has none."
  (when (glossa-eglot-server-p (eglot-current-server))
    (glossa-colours-mode (if (and (eglot-managed-p) (not (fboundp 'eglot-semantic-tokens-mode))) 1 -1))))
(add-hook 'eglot-managed-mode-hook #'glossa-eglot--managed)

(provide 'glossa-eglot)
;;; glossa-eglot.el ends here
