;;; emacs-steps.el --- What the tests in Emacs share  -*- lexical-binding: t; -*-

(require 'cl-lib)
(require 'package)
(require 'subr-x)
(require 'xref)
(require 'markdown-mode)

(setq backtrace-on-error-noninteractive nil
      make-backup-files nil
      create-lockfiles nil
      revert-without-query '(".*")
      ;; Batch mode has no idle time in which these would happen by themselves.
      eldoc-idle-delay 0)
(package-initialize)

(defun fail (&rest why)
  (message "FAILED: %s" (apply #'format why))
  (kill-emacs 1))

(defmacro until-seen (what form &optional seconds)
  "Wait until FORM gives something, and give it back."
  `(let ((end (+ (float-time) (or ,seconds 15))) seen)
     (while (and (not (setq seen ,form)) (< (float-time) end))
       (accept-process-output nil 0.05))
     (or seen (fail "%s" ,what))))

(defun line ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun go-to (text)
  (goto-char (point-min))
  (unless (search-forward text nil t) (fail "'%s' stands in %s" text (buffer-name)))
  (goto-char (match-beginning 0)))

(defun should-see (text where)
  (unless (string-search text where) (fail "'%s' is shown; seen: %s" text where)))

(defun seen-in (buffer)
  (with-current-buffer buffer (buffer-substring-no-properties (point-min) (point-max))))

(defun add-paper (file key title)
  "Append a record to FILE on disk, as another program would."
  (write-region (format "\n@article{%s,\n  title = {%s},\n  author = {Doe, Jane},\n  year = 2020,\n}\n" key title)
                nil file t 'quiet))

(glossa-setup)
(require 'glossa-papers)
