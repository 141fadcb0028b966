;;; glossa-places.el --- Navigation from a paper  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; From a citation or a found paper to its record, its PDF or saved page, its literature note, and its citations.

;;; Code:

(require 'cl-lib)
(require 'glossa)
(require 'glossa-server)
(require 'subr-x)
(require 'url-parse)
(require 'url-util)
(require 'xref)

(declare-function eglot-rename "eglot")
(declare-function eglot--apply-workspace-edit "eglot")
(declare-function eglot-execute "eglot")
(declare-function lsp-rename "ext:lsp-mode")
(declare-function lsp-execute-code-action "ext:lsp-mode")
(declare-function lsp-code-actions-at-point "ext:lsp-mode")
(declare-function lsp:code-action-title "ext:lsp-mode")
(declare-function doc-view-goto-page "doc-view")
(declare-function pdf-view-goto-page "ext:pdf-view")

(defcustom glossa-document-function #'glossa-visit-document
  "Function of a URI that opens a PDF or a saved page.
The URI may end in #page=3."
  :type '(choice (function-item :tag "In Emacs, web pages in the browser" glossa-visit-document)
                 (function-item :tag "In the browser" browse-url)
                 function)
  :group 'glossa)

(defun glossa-visit-document (uri)
  "Visit the document at URI in Emacs, at its page; web pages in the browser."
  (let ((file (glossa-places--file uri)))
    (if (or (null file) (string-match-p "\\.\\(?:x?html?\\|mhtml\\)\\'" file))
        (browse-url uri)
      (find-file file)
      (when (string-match "#page=\\([0-9]+\\)" uri)
        (let ((page (string-to-number (match-string 1 uri))))
          (cond ((derived-mode-p 'pdf-view-mode) (pdf-view-goto-page page))
                ((derived-mode-p 'doc-view-mode) (doc-view-goto-page page))))))))

(defun glossa-places--file (uri)
  "The file of URI, or nil if it is not a file."
  (when (string-prefix-p "file:" uri)
    (let ((path (url-unhex-string (url-filename (url-generic-parse-url uri)))))
      (decode-coding-string (if (string-match-p "\\`/[A-Za-z]:" path) (substring path 1) path) 'utf-8))))

(defun glossa-places--visit (uri range)
  "Visit the file of URI at the start of RANGE."
  (xref-push-marker-stack)
  (find-file (glossa-places--file uri))
  (let ((start (plist-get range :start)))
    (goto-char (point-min))
    (forward-line (plist-get start :line))
    (goto-char (min (+ (point) (plist-get start :character)) (line-end-position)))))

(defun glossa-places-visit-record (paper)
  "Visit the record of PAPER, an element of `glossa/papers'."
  (glossa-places--visit (or (plist-get paper :uri) (user-error "Unknown key: %s" (plist-get paper :key)))
                        (plist-get paper :range)))

(defun glossa-places-of (paper)
  "The places of PAPER: their names, each with the function that opens it."
  (let ((links (plist-get paper :links))
        (note (plist-get paper :note)))
    (append
     (and (plist-get paper :uri)
          (cons (list "record" #'glossa-places-visit-record paper)
                ;; Ask for the document of the record, as if point were there.
                (when-let* ((document (glossa-places--lead "textDocument/implementation"
                                                           (list :textDocument (list :uri (plist-get paper :uri))
                                                                 :position (plist-get (plist-get paper :range) :start)))))
                  (list (list "PDF or page" glossa-document-function (car document))))))
     (and note (list (list "literature note" #'find-file (glossa-places--file note))))
     (cl-loop for (name link) in '(("DOI" :doi) ("arXiv" :arxiv) ("web page" :url))
              for address = (plist-get links link)
              when address collect (list name #'browse-url address)))))

(defun glossa-places--lead (method params)
  "The first location in the answer to METHOD with PARAMS: (URI . RANGE), or nil."
  (let* ((answer (glossa-server-ask method params))
         (place (if (vectorp answer) (and (> (length answer) 0) (aref answer 0)) answer)))
    (when place
      (cons (or (plist-get place :targetUri) (plist-get place :uri))
            (or (plist-get place :targetSelectionRange) (plist-get place :range))))))

;;;###autoload
(defun glossa-open-record ()
  "Go to the record of the paper at point."
  (interactive)
  (let ((place (or (glossa-places--lead "textDocument/definition" (glossa-server-here))
                   (user-error "No paper at point"))))
    (glossa-places--visit (car place) (cdr place))))

;;;###autoload
(defun glossa-open-document ()
  "Open the PDF or saved page of the paper at point; on a locator, at that page."
  (interactive)
  (funcall glossa-document-function
           (car (or (glossa-places--lead "textDocument/implementation" (glossa-server-here))
                    (user-error "No PDF or saved page of this paper found")))))

;;;###autoload
(defun glossa-open-note ()
  "Go to the literature note of the paper at point; create it if there is none."
  (interactive)
  (if-let* ((place (glossa-places--lead "textDocument/declaration" (glossa-server-here))))
      (glossa-places--visit (car place) (cdr place))
    (glossa-places--make-note)))

(defun glossa-places--make-note ()
  "Create the literature note of the paper at point, and go there."
  (let* ((here (glossa-server-here))
         (position (plist-get here :position))
         (action (cl-find "refactor.create"
                          (glossa-server-ask "textDocument/codeAction"
                                             (list :textDocument (plist-get here :textDocument)
                                                   :range (list :start position :end position)
                                                   :context '(:diagnostics [] :only ["refactor.create"])))
                          :key (lambda (action) (plist-get action :kind)) :test #'equal)))
    (unless action (user-error "No known paper at point"))
    (let* ((resolved (if (plist-get action :edit) action (glossa-server-ask "codeAction/resolve" action)))
           (changes (append (plist-get (plist-get resolved :edit) :documentChanges) nil))
           (file (glossa-places--file (plist-get (car changes) :uri)))
           (text (plist-get (aref (plist-get (cadr changes) :edits) 0) :newText)))
      (xref-push-marker-stack)
      (make-directory (file-name-directory file) t)
      (find-file file)
      (when (zerop (buffer-size)) (insert text)))))

;;;###autoload
(defun glossa-references ()
  "List the citations of the paper at point, in all notes."
  (interactive)
  (xref-find-references (or (xref-backend-identifier-at-point (xref-find-backend))
                            (user-error "No paper at point"))))

;;;###autoload
(defun glossa-rename ()
  "Rename the key of the paper at point, in all notes and sources."
  (interactive)
  (call-interactively (if (eq 'lsp-mode (car (glossa-server))) #'lsp-rename #'eglot-rename)))

;;;###autoload
(defun glossa-status ()
  "Show the number of papers, sources, notes and problems."
  (interactive)
  (let ((is (glossa-server-ask "glossa/status" nil)))
    (message "Glossa: %d papers in %d sources, %d notes, %d problems%s"
             (plist-get is :papers) (plist-get is :sources) (plist-get is :notes) (plist-get is :problems)
             (if (glossa-server-true-p (plist-get is :indexed)) "" ", indexing"))))

(provide 'glossa-places)
;;; glossa-places.el ends here
