;;; emacs-package.el --- The package installs as any other  -*- lexical-binding: t; -*-

;; emacs --batch -l emacs-package.el CLIENTS: installs CLIENTS/emacs as a package, which compiles it, and lets checkdoc read it.

(require 'package)
(require 'checkdoc)
(require 'bytecomp)

(defun fail (&rest why)
  (message "FAILED: %s" (apply #'format why))
  (kill-emacs 1))

(let ((folder (expand-file-name "emacs" (car command-line-args-left))))
  (package-initialize)
  (package-install-file folder)
  (unless (package-installed-p 'glossa) (fail "the package is installed"))
  (dolist (name '("*Compile-Log*" " *Compile-Log*"))
    (when-let* ((log (get-buffer name)))
      (with-current-buffer log
        (goto-char (point-min))
        ;; package.el writes glossa-pkg.el itself, and what it writes is warned of.
        (while (re-search-forward "^\\(.*\\):[0-9]+:[0-9]+: \\(?:Warning\\|Error\\):" nil t)
          (unless (equal "glossa-pkg.el" (match-string 1))
            (fail "the package compiles without a warning; seen: %s" (buffer-string)))))))
  (dolist (file (directory-files folder t "\\.el\\'"))
    (unless (file-exists-p (expand-file-name (concat (file-name-nondirectory file) "c")
                                             (package-desc-dir (cadr (assq 'glossa package-alist)))))
      (fail "%s compiles" (file-name-nondirectory file)))
    (with-current-buffer (find-file-noselect file)
      (let ((checkdoc-create-error-function
             (lambda (text start _end &optional _unfixable)
               (fail "checkdoc has nothing to say; %s:%s: %s" (file-name-nondirectory file)
                     (and start (line-number-at-pos start)) text))))
        (checkdoc-current-buffer t)))))
(kill-emacs 0)
