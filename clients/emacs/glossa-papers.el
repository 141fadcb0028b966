;;; glossa-papers.el --- Searching papers  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Papers are chosen with `completing-read', which asks the server at each keystroke.  The query is that of `glossa search', such as
;; `attention author:vaswani year:2017..'.  Candidates are keys of papers, in the category `glossa-paper', which Vertico, Icomplete
;; and Embark use.

;;; Code:

(require 'cl-lib)
(require 'crm)
(require 'subr-x)
(require 'glossa)
(require 'glossa-server)
(require 'glossa-places)

(defvar glossa-papers-limit 200
  "The maximum number of papers in a list.")

(defvar glossa-papers-history nil
  "The history of queries.")

;; Show the server's results as they are: a paper may match by its title or abstract, which no other style finds in its key.
(add-to-list 'completion-styles-alist
             '(glossa glossa-papers--try glossa-papers--all "The papers that Glossa finds."))
(add-to-list 'completion-category-defaults '(glossa-paper (styles glossa)))

(defun glossa-papers--try (words table predicate _point)
  "Complete WORDS to the key of the only paper in TABLE with PREDICATE, if any."
  (let ((all (all-completions words table predicate)))
    (cond ((null all) nil)
          ((cdr all) (cons words (length words)))
          ((equal words (car all)) t)
          (t (cons (car all) (length (car all)))))))

(defun glossa-papers--all (words table predicate _point)
  "All papers in TABLE with PREDICATE for WORDS."
  (all-completions words table predicate))

(defun glossa-papers--table (ask)
  "A completion table whose papers come from ASK, a function of a query."
  (let ((papers (make-hash-table :test #'equal))
        (asked nil)
        (found nil))
    (cl-flet ((find-papers (words)
                ;; One keystroke queries the table several times.
                (unless (and asked (equal asked words))
                  (setq found (append (funcall ask words) nil)
                        asked (substring-no-properties words))
                  (dolist (paper found) (puthash (plist-get paper :key) paper papers)))
                (mapcar (lambda (paper) (propertize (plist-get paper :key) 'glossa-paper paper)) found)))
      (lambda (words predicate action)
        (pcase action
          ('metadata
           `(metadata (category . glossa-paper)
                      (display-sort-function . identity)
                      (cycle-sort-function . identity)
                      (affixation-function
                       . ,(lambda (keys)
                            (glossa-papers--affixed keys (lambda (key) (gethash key papers)))))))
          (`(boundaries . ,_) nil)
          ('lambda (and (or (gethash words papers) (member words (find-papers words))) t))
          ('nil (try-completion words (find-papers words) predicate))
          (_ (if predicate (cl-remove-if-not predicate (find-papers words)) (find-papers words))))))))

(defun glossa-papers--affixed (keys paper)
  "Each of KEYS with a mark before it, and authors, year and title after it.
PAPER is a function from a key to its paper."
  (let ((width (apply #'max 0 (mapcar #'string-width keys))))
    (mapcar
     (lambda (key)
       (let ((of (funcall paper key)))
         (list (propertize key 'face (if (glossa-server-true-p (plist-get of :known)) 'glossa-key 'glossa-unknown-key))
               (if (plist-get of :note) "✎ " "  ")
               (propertize (glossa-papers--line of (+ 2 (- width (string-width key)))) 'face 'completions-annotations))))
     keys)))

(defun glossa-papers--line (paper space)
  "Authors, year, title and status of PAPER, after SPACE blanks."
  (concat (make-string space ?\s)
          (if (glossa-server-true-p (plist-get paper :known))
              (string-join (remove "" (remq nil (list (plist-get paper :authors) (plist-get paper :title)))) " · ")
            "unknown key")
          (if (plist-get paper :status) (concat " · " (plist-get paper :status)) "")))

(defun glossa-papers--asked (words)
  "The papers that match WORDS, which may be an unfinished query."
  (plist-get (glossa-server-ask "glossa/papers" (list :query words :limit glossa-papers-limit)) :papers))

(defun glossa-papers--read (prompt ask)
  "Read a paper with PROMPT; ASK is a function from a query to papers."
  (let* ((table (glossa-papers--table ask))
         (key (completing-read prompt table nil t nil 'glossa-papers-history)))
    (or (cl-find key (funcall ask key) :key (lambda (paper) (plist-get paper :key)) :test #'equal)
        (user-error "No paper chosen"))))

;;;###autoload
(defun glossa-search ()
  "Search a paper and go to its record."
  (interactive)
  (glossa-places-visit-record (glossa-papers--read "Paper: " #'glossa-papers--asked)))

;;;###autoload
(defun glossa-open ()
  "Search a paper, and open one of its places.
That may be its record, its PDF or saved page, its literature note, or a web
address."
  (interactive)
  (let* ((paper (glossa-papers--read "Open paper: " #'glossa-papers--asked))
         (places (glossa-places-of paper))
         (place (if (cdr places) (completing-read "Open: " places nil t) (caar places))))
    (funcall (or (cdr (assoc place places)) (user-error "Nothing to open")))))

;;;###autoload
(defun glossa-cited-here (record)
  "Choose one of the papers cited here, and go to its first citation.
With a prefix argument, go to its RECORD."
  (interactive "P")
  (let* ((all (plist-get (glossa-server-ask "glossa/papers" (list :uri (glossa-server-uri))) :papers))
         (paper (glossa-papers--read
                 "Cited here: "
                 (lambda (words)
                   (let ((parts (split-string words)))
                     (cl-remove-if-not
                      (lambda (paper)
                        (let ((text (concat (plist-get paper :key) (glossa-papers--line paper 1)))
                              (case-fold-search t))
                          (cl-every (lambda (part) (string-match-p (regexp-quote part) text)) parts)))
                      all))))))
    (if record
        (glossa-places-visit-record paper)
      (push-mark)
      (goto-char (point-min))
      (re-search-forward (concat "@{?" (regexp-quote (plist-get paper :key)))))))

;;;###autoload
(defun glossa-insert-citation (keys &optional in-text)
  "Insert a citation of KEYS at point, chosen as you type.
Separate several by commas.  Inside a bracketed citation, or right after one,
they are added to it.  With a prefix argument they are cited IN-TEXT, as @key."
  (interactive
   (list (completing-read-multiple "Cite: " (glossa-papers--table #'glossa-papers--asked)
                                   nil t nil 'glossa-papers-history)
         current-prefix-arg))
  (let* ((written (mapcar #'glossa-papers--key keys))
         (end (glossa-papers--citation-end)))
    (cond ((null written))
          ;; After an @ that begins a citation.
          ((and (eq ?@ (char-before)) (not (looking-at "[[:alnum:]_{]")))
           (insert (substring (string-join written "; ") 1)))
          (end (goto-char end) (insert "; " (string-join written "; ")))
          (in-text (insert (string-join written ", ")))
          (t (insert "[" (string-join written "; ") "]")))))

(defun glossa-papers--key (key)
  "KEY as a note cites it, in braces if pandoc requires them."
  (if (string-match-p "\\`[[:alnum:]_]\\(?:[:.#$%&+?<>~/-]?[[:alnum:]_]\\)*\\'" key)
      (concat "@" key)
    (concat "@{" key "}")))

(defun glossa-papers--citation-end ()
  "The end of the citation item that point is in or right after, or nil."
  (save-excursion
    (when (eq ?\] (char-before)) (backward-char))
    (let* ((from (point))
           (open (glossa-papers--bracket #'re-search-backward ?\[ (save-excursion (backward-paragraph) (point))))
           (close (and open (goto-char from)
                       (glossa-papers--bracket #'re-search-forward ?\] (save-excursion (forward-paragraph) (point))))))
      (when (and close
                 (string-match-p "\\(?:\\`\\|[^[:alnum:]]\\)@[[:alnum:]_{]" (buffer-substring (1+ open) (1- close))))
        (goto-char from)
        ;; The item ends at its semicolon, or at the bracket.
        (if (search-forward ";" (1- close) t) (1- (point)) (1- close))))))

(defun glossa-papers--bracket (search bracket bound)
  "Go with SEARCH to the BRACKET around point, up to BOUND; nil if there is none."
  (let ((open 1))
    (while (and (> open 0) (funcall search "[][]" bound t))
      (setq open (+ open (if (eq bracket (aref (match-string 0) 0)) -1 1))))
    (and (zerop open) (point))))

(defvar glossa-papers-actions
  (let ((map (make-sparse-keymap)))
    (define-key map "s" #'glossa-search)
    (define-key map "i" #'glossa-insert-citation)
    (define-key map "o" #'glossa-open)
    map)
  "Actions that Embark offers for a paper.")

(defvar embark-keymap-alist)
(with-eval-after-load 'embark
  (add-to-list 'embark-keymap-alist '(glossa-paper glossa-papers-actions)))

(provide 'glossa-papers)
;;; glossa-papers.el ends here
