;;; glossa.el --- Citations in reading notes  -*- lexical-binding: t; -*-

;; Author: The authors of Glossa
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, text, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Glossa is a language server for Markdown notes that cite papers: it completes, explains, follows and checks the keys in
;; `[see @vaswani2017, p. 3]'.  This package starts it in notes and in bibliographies, by eglot or lsp-mode, and adds what these
;; two have no command for: looking for papers as you type, writing citations, opening what belongs to a paper.
;;
;;   (require 'glossa)
;;   (glossa-setup)

;;; Code:

(require 'cl-lib)
(require 'subr-x)

;; So that the other files are found also where this one was loaded by its path.
(eval-and-compile
  (when-let* ((file (or load-file-name (bound-and-true-p byte-compile-current-file))))
    (add-to-list 'load-path (file-name-directory file))))

(declare-function eglot-ensure "eglot")
(declare-function lsp-deferred "ext:lsp-mode")
(declare-function glossa-colours-mode "glossa-colours")
(declare-function glossa-server-notify-settings "glossa-server")

(defgroup glossa nil
  "Citations in reading notes."
  :group 'text
  :prefix "glossa-")

(defcustom glossa-command (list (or (getenv "GLOSSA") "glossa"))
  "The program that starts Glossa, and its arguments."
  :type '(repeat string))

(defcustom glossa-client 'auto
  "The package that talks to the server.
By `auto' that is lsp-mode where it is installed, else eglot, which Emacs 29
and newer has built in.  With nil `glossa-mode' starts nothing, and you start
eglot or lsp-mode as you like."
  :type '(choice (const :tag "lsp-mode where it is installed, else eglot" auto)
                 (const :tag "eglot" eglot)
                 (const :tag "lsp-mode" lsp-mode)
                 (const :tag "Neither" nil)))

(defcustom glossa-modes '(markdown-mode gfm-mode markdown-ts-mode poly-quarto-mode bibtex-mode)
  "The major modes in which `glossa-setup' switches `glossa-mode' on."
  :type '(repeat symbol))

(defcustom glossa-settings nil
  "Settings of the server, for all workspaces.
A property list with the names of `.glossa.toml', such as
\(:hover (:provenance \"always\") :corpus [\"~/library/*.bib\"]).  Lists are
vectors, and false is :json-false.  A workspace's `.glossa.toml' goes before it."
  :type '(plist :key-type symbol :value-type sexp)
  :set (lambda (symbol value)
         (set-default symbol value)
         (when (featurep 'glossa-server) (glossa-server-notify-settings))))

(defcustom glossa-root-files '(".glossa.toml" "_quarto.yml" "_bookdown.yml")
  "Files that stand where a workspace begins."
  :type '(repeat string))

(defcustom glossa-prefix "C-c @"
  "The keys before those of variable `glossa-map' in `glossa-mode'.
None, if nil.
It is read when the package is loaded."
  :type '(choice key-sequence string (const :tag "None" nil)))

(defface glossa-key '((t :inherit font-lock-function-name-face))
  "The key of a paper that is known.")

(defface glossa-unknown-key '((t :inherit font-lock-comment-face))
  "A key that no paper has.")

(defface glossa-locator '((t :inherit font-lock-variable-name-face))
  "The place in a paper that a citation names.")

(defface glossa-tag '((t :inherit font-lock-preprocessor-face))
  "A tag that tells why something was noted.")

(defvar glossa-map
  (let ((map (make-sparse-keymap)))
    (define-key map "s" #'glossa-search)
    (define-key map "i" #'glossa-insert-citation)
    (define-key map "o" #'glossa-open)
    (define-key map "c" #'glossa-cited-here)
    (define-key map "r" #'glossa-open-record)
    (define-key map "d" #'glossa-open-document)
    (define-key map "n" #'glossa-open-note)
    (define-key map "w" #'glossa-references)
    (define-key map "R" #'glossa-rename)
    (define-key map "?" #'glossa-status)
    (define-key map "D" #'glossa-doctor)
    map)
  "Keys of Glossa, for a prefix of your choice.")
(fset 'glossa-map glossa-map)

(autoload 'glossa-search "glossa-papers" nil t)
(autoload 'glossa-insert-citation "glossa-papers" nil t)
(autoload 'glossa-open "glossa-papers" nil t)
(autoload 'glossa-cited-here "glossa-papers" nil t)
(autoload 'glossa-open-record "glossa-places" nil t)
(autoload 'glossa-open-document "glossa-places" nil t)
(autoload 'glossa-open-note "glossa-places" nil t)
(autoload 'glossa-references "glossa-places" nil t)
(autoload 'glossa-rename "glossa-places" nil t)
(autoload 'glossa-status "glossa-places" nil t)
(autoload 'glossa-colours-mode "glossa-colours" nil t)

(defvar glossa-mode-map
  (let ((map (make-sparse-keymap)))
    (when glossa-prefix (define-key map (kbd glossa-prefix) 'glossa-map))
    map)
  "The keymap of `glossa-mode'.")

(defun glossa-project (folder)
  "The workspace that FOLDER is in, for `project-find-functions'.
It begins where one of `glossa-root-files' stands."
  (when-let* ((root (locate-dominating-file
                     folder
                     (lambda (above)
                       (cl-some (lambda (file) (file-exists-p (expand-file-name file above))) glossa-root-files)))))
    (cons 'glossa (file-name-as-directory (expand-file-name root)))))

(cl-defmethod project-root ((project (head glossa)))
  "The folder of PROJECT."
  (cdr project))

(defun glossa--client ()
  "The package that is to talk to the server."
  (cond ((not (eq glossa-client 'auto)) glossa-client)
        ((fboundp 'lsp-deferred) 'lsp-mode)
        (t 'eglot)))

;;;###autoload
(define-minor-mode glossa-mode
  "Citations in this buffer: starts the server, and binds variable `glossa-map'.
\\{glossa-mode-map}"
  :lighter " Glossa"
  :keymap glossa-mode-map
  (if (not glossa-mode)
      (remove-hook 'project-find-functions #'glossa-project t)
    ;; Before those of version control, and only here: in other buffers their projects stay what they are.
    (add-hook 'project-find-functions #'glossa-project nil t)
    (when buffer-file-name
      (pcase (glossa--client)
        ('eglot (eglot-ensure))
        ('lsp-mode (lsp-deferred))))))

;;;###autoload
(defun glossa-setup ()
  "Switch `glossa-mode' on in notes and bibliographies, those that are open too."
  (interactive)
  (dolist (mode glossa-modes)
    (add-hook (intern (format "%s-hook" mode)) #'glossa-mode))
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (and buffer-file-name (apply #'derived-mode-p glossa-modes)) (glossa-mode)))))

;;;###autoload
(defun glossa--settings-json ()
  "The settings of this editor as the server takes them."
  (json-serialize (or glossa-settings (make-hash-table))
                  :false-object :json-false))

(defun glossa-doctor (private)
  "Show the answer of `glossa doctor': what is there, what is wrong, what helps.
It can be pasted into a report; PRIVATE, with a prefix argument, shows paths
too."
  (interactive "P")
  (let ((root (or (cdr (glossa-project default-directory)) default-directory))
        (inhibit-read-only t))
    (with-current-buffer (get-buffer-create "*Glossa doctor*")
      (special-mode)
      (erase-buffer)
      (setq default-directory root)
      (make-process :name "glossa-doctor"
                    :buffer (current-buffer)
                    :command `(,(car glossa-command) "doctor" ,@(and private '("--private"))
                               "--editor-settings" ,(glossa--settings-json))
                    :connection-type 'pipe
                    :noquery t
                    :filter (lambda (process text)
                              (when (buffer-live-p (process-buffer process))
                                (with-current-buffer (process-buffer process)
                                  (let ((inhibit-read-only t))
                                    (save-excursion (goto-char (point-max)) (insert text))))))
                    :sentinel #'ignore)
      (display-buffer (current-buffer)))))

(with-eval-after-load 'eglot (require 'glossa-eglot))
(with-eval-after-load 'lsp-mode (require 'glossa-lsp-mode))

(provide 'glossa)
;;; glossa.el ends here
