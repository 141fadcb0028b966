;;; glossa.el --- Citations in reading notes  -*- lexical-binding: t; -*-

;; Author: The authors of Glossa
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, text, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Glossa is a language server for Markdown notes that cite papers: it completes, explains, follows and checks the keys in
;; `[see @vaswani2017, p. 3]'.  This package starts it in notes and in bibliographies, with eglot or lsp-mode, and adds commands
;; that these two do not have: searching papers as you type, inserting citations, opening the files of a paper.
;;
;;   (require 'glossa)
;;   (glossa-setup)

;;; Code:

(require 'cl-lib)
(require 'subr-x)

;; Find the other files even if this one was loaded by its path.
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
The value `auto' means lsp-mode if it is installed, otherwise eglot, which is
built into Emacs 29 and newer.  If nil, `glossa-mode' starts neither, and you
start eglot or lsp-mode yourself."
  :type '(choice (const :tag "lsp-mode if it is installed, otherwise eglot" auto)
                 (const :tag "eglot" eglot)
                 (const :tag "lsp-mode" lsp-mode)
                 (const :tag "Neither" nil)))

(defcustom glossa-modes '(markdown-mode gfm-mode markdown-ts-mode poly-quarto-mode bibtex-mode)
  "The major modes in which `glossa-setup' enables `glossa-mode'."
  :type '(repeat symbol))

(defcustom glossa-settings nil
  "Settings of the server, for all workspaces.
A property list with the names of `.glossa.toml', such as
\(:hover (:provenance \"always\") :corpus [\"~/library/*.bib\"]).  Lists are
vectors, and false is :json-false.  The `.glossa.toml' of a workspace takes
precedence."
  :type '(plist :key-type symbol :value-type sexp)
  :set (lambda (symbol value)
         (set-default symbol value)
         (when (featurep 'glossa-server) (glossa-server-notify-settings))))

(defcustom glossa-root-files '(".glossa.toml" "_quarto.yml" "_bookdown.yml")
  "Files that mark the folder of a workspace."
  :type '(repeat string))

(defcustom glossa-prefix "C-c @"
  "The prefix of the keys in variable `glossa-map' in `glossa-mode'.
If nil, `glossa-mode' binds no keys.  Set it before the package is loaded."
  :type '(choice key-sequence string (const :tag "None" nil)))

(defface glossa-key '((t :inherit font-lock-function-name-face))
  "A known key.")

(defface glossa-unknown-key '((t :inherit font-lock-comment-face))
  "An unknown key.")

(defface glossa-locator '((t :inherit font-lock-variable-name-face))
  "A locator, such as a page.")

(defface glossa-tag '((t :inherit font-lock-preprocessor-face))
  "A tag that states the motivation of an annotation.")

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
  "The commands of Glossa, for a prefix of your choice.")
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
  "The workspace around FOLDER, for `project-find-functions'.
That is the nearest folder above with one of `glossa-root-files'."
  (when-let* ((root (locate-dominating-file
                     folder
                     (lambda (above)
                       (cl-some (lambda (file) (file-exists-p (expand-file-name file above))) glossa-root-files)))))
    (cons 'glossa (file-name-as-directory (expand-file-name root)))))

(cl-defmethod project-root ((project (head glossa)))
  "The folder of PROJECT."
  (cdr project))

(defun glossa--client ()
  "The package to use for the server."
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
    ;; Before the projects of version control, and only in this buffer: other buffers keep theirs.
    (add-hook 'project-find-functions #'glossa-project nil t)
    (when buffer-file-name
      (pcase (glossa--client)
        ('eglot (eglot-ensure))
        ('lsp-mode (lsp-deferred))))))

;;;###autoload
(defun glossa-setup ()
  "Enable `glossa-mode' in notes and bibliographies, including open ones."
  (interactive)
  (dolist (mode glossa-modes)
    (add-hook (intern (format "%s-hook" mode)) #'glossa-mode))
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (and buffer-file-name (apply #'derived-mode-p glossa-modes)) (glossa-mode)))))

(defun glossa--settings-json ()
  "`glossa-settings' as JSON."
  (json-serialize (or glossa-settings (make-hash-table))
                  :false-object :json-false))

;;;###autoload
(defun glossa-doctor (private)
  "Show the output of `glossa doctor': the set-up, its problems, how to fix them.
You can paste it into a bug report.  With a prefix argument, PRIVATE, show
paths too."
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
