;;; glossa-server.el --- Requests to Glossa, by eglot or lsp-mode  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; The commands send their requests through these functions, whichever package is connected to the server.  Answers are property
;; lists and vectors.

;;; Code:

(require 'cl-lib)
(require 'subr-x)
(require 'glossa)

(declare-function glossa-eglot-server-p "glossa-eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot--request "eglot")
(declare-function eglot--TextDocumentPositionParams "eglot")
(declare-function eglot--path-to-uri "eglot")
(declare-function eglot-path-to-uri "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function jsonrpc-notify "jsonrpc")
(declare-function lsp-request "ext:lsp-mode")
(declare-function lsp-notify "ext:lsp-mode")
(declare-function lsp-workspaces "ext:lsp-mode")
(declare-function lsp--workspace-server-id "ext:lsp-mode")
(declare-function lsp--text-document-position-params "ext:lsp-mode")
(declare-function lsp--path-to-uri "ext:lsp-mode")
(defvar lsp--cur-workspace)

(defun glossa-server (&optional buffer)
  "The server of BUFFER, or of the current buffer.
That is (eglot . SERVER), (lsp-mode . WORKSPACE), or nil."
  (with-current-buffer (or buffer (current-buffer))
    (or (and (featurep 'glossa-eglot)
             (when-let* ((server (eglot-current-server)))
               (and (glossa-eglot-server-p server) (cons 'eglot server))))
        (and (bound-and-true-p lsp-mode)
             (when-let* ((workspace (cl-find 'glossa (lsp-workspaces) :key #'lsp--workspace-server-id)))
               (cons 'lsp-mode workspace))))))

(defun glossa-server-buffer ()
  "A buffer that Glossa serves: this one, or the most recent one."
  (or (cl-find-if #'glossa-server (cons (current-buffer) (buffer-list)))
      (user-error "No server runs: open a note first, or see `glossa-doctor'")))

(defun glossa-server-ask (method params)
  "The answer to METHOD with PARAMS, a property list."
  (with-current-buffer (glossa-server-buffer)
    (let ((server (glossa-server))
          (params (or params (make-hash-table))))
      (if (eq 'eglot (car server))
          ;; eglot's function first sends the changes that it holds back.
          (funcall (if (fboundp 'eglot--request) #'eglot--request #'jsonrpc-request)
                   (cdr server) (intern (concat ":" method)) params)
        (let ((lsp--cur-workspace (cdr server)))
          (glossa-server--plist (lsp-request method params)))))))

(defun glossa-server--plist (json)
  "JSON with property lists instead of hash tables."
  (cond ((hash-table-p json)
         (let (list)
           (maphash (lambda (name value)
                      (setq list (nconc (list (intern (concat ":" name)) (glossa-server--plist value)) list)))
                    json)
           list))
        ((or (vectorp json) (and (consp json) (not (keywordp (car json)))))
         (cl-map 'vector #'glossa-server--plist json))
        (t json)))

(defun glossa-server-true-p (json)
  "Whether JSON is neither false nor absent."
  (and json (not (eq json :json-false))))

(defun glossa-server-uri ()
  "The URI of the file of this buffer."
  (let ((file (or buffer-file-name (user-error "This buffer has no file"))))
    (cond ((eq 'lsp-mode (car (glossa-server))) (lsp--path-to-uri file))
          ((fboundp 'eglot-path-to-uri) (eglot-path-to-uri file))
          (t (with-no-warnings (eglot--path-to-uri file))))))

(defun glossa-server-here ()
  "The parameters of a request about point."
  (pcase (car (glossa-server))
    ('eglot (eglot--TextDocumentPositionParams))
    ('lsp-mode (lsp--text-document-position-params))
    (_ (user-error "Glossa does not serve this buffer"))))

(defun glossa-server-notify-settings ()
  "Send `glossa-settings' to all running servers."
  (let ((settings `(:settings (:glossa ,(or glossa-settings (make-hash-table)))))
        notified)
    (dolist (buffer (buffer-list))
      (when-let* ((server (glossa-server buffer)))
        (unless (memq (cdr server) notified)
          (push (cdr server) notified)
          (with-current-buffer buffer
            (if (eq 'eglot (car server))
                (jsonrpc-notify (cdr server) :workspace/didChangeConfiguration settings)
              (let ((lsp--cur-workspace (cdr server)))
                (lsp-notify "workspace/didChangeConfiguration" settings)))))))))

(provide 'glossa-server)
;;; glossa-server.el ends here
