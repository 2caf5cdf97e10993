// Runs before everything else, in any browser that can run scripts at all: ES5 only, and nothing that IE 9 lacks.
// The packer replaces QC_SINGLE (one file or served) and QC_POLICY (the content security policy).
(function () {
  "use strict";

  var SHELF = "quality-county/";

  var INK = "color:#1b2430;background:#fff;";
  var BUTTON = "font:inherit;min-height:2.75em;padding:.5em 1em;margin:0 .75em .75em 0;border-radius:6px;cursor:pointer;";
  var STRONG = BUTTON + "color:#fff;background:#1f5fa8;border:1px solid #1f5fa8;";
  var PLAIN = BUTTON + INK + "border:1px solid #566274;";

  // Styles go through the CSSOM, which the policy allows; style attributes in markup it does not.
  function add(parent, tag, text, css) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    if (css) element.style.cssText = css;
    parent.appendChild(element);
    return element;
  }

  function addList(parent, lines) {
    var list = add(parent, "ul", "", "padding-left:1.5em;");
    for (var i = 0; i < lines.length; i += 1) add(list, "li", lines[i], "margin:.25em 0;");
  }

  function addButton(parent, text, css, onclick) {
    var button = add(parent, "button", text, css);
    button.type = "button";
    button.onclick = onclick;
  }

  function whenBody(run) {
    if (document.readyState !== "loading" && document.body) run();
    else if (document.addEventListener) document.addEventListener("DOMContentLoaded", run);
    else window.attachEvent("onload", run);
  }

  function newPage(title) {
    var body = document.body;
    while (body.firstChild) body.removeChild(body.firstChild);
    body.style.cssText = INK + "margin:0;";
    document.documentElement.style.cssText = "background:#fff;";
    var page = add(body, "div", "", "max-width:44em;margin:0 auto;padding:2em 1.25em;font-size:1rem;line-height:1.7;");
    page.setAttribute("role", "main");
    var heading = add(page, "h1", title, "font-size:1.5em;line-height:1.4;margin:0 0 .75em;outline:0;");
    heading.tabIndex = -1;
    heading.focus();
    return page;
  }

  function kernelVersion() {
    var found = /(?:Chrome|Chromium)\/(\d+)/.exec(navigator.userAgent);
    return found ? Number(found[1]) : 0;
  }

  function browserFound() {
    var ua = navigator.userAgent;
    var names = [
      [/Qax|Qianxin/i, "奇安信可信浏览器"], [/QIHU|360SE|360EE|360ENT/i, "360 浏览器"], [/UOS|Uniontech/i, "UOS 浏览器"],
      [/QQBrowser/i, "QQ 浏览器"], [/MetaSr|SogouMSE/i, "搜狗浏览器"], [/LBBROWSER/i, "猎豹浏览器"], [/Maxthon/i, "傲游浏览器"],
      [/Edge?\//i, "Microsoft Edge"], [/Firefox\//i, "Firefox"], [/Chrom(e|ium)\//i, "Chrome / Chromium"], [/Safari\//i, "Safari"]
    ];
    var ie = /MSIE (\d+)/.exec(ua) || /Trident\/.*rv:(\d+)/.exec(ua);
    if (ie) return "Internet Explorer " + ie[1] + "（或其他浏览器的“兼容模式”）";
    for (var i = 0; i < names.length; i += 1) {
      if (!names[i][0].test(ua)) continue;
      var own = /(?:Firefox|Version)\/(\d+)/.exec(ua);
      return names[i][1] + (kernelVersion() ? "，Chromium 内核 " + kernelVersion() : own ? " " + own[1] : "");
    }
    return "未能识别的浏览器";
  }

  function parses(code) {
    try {
      return Boolean(new Function(code));
    } catch (refused) {
      return false;
    }
  }

  function whatIsMissing() {
    var supports = window.CSS && CSS.supports;
    var needs = [
      ["WebAssembly（运行计算程序）", typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function"],
      ["BigInt（整数运算）", typeof BigInt === "function"],
      ["Promise 和 async 语法（异步执行）", typeof Promise === "function" && parses("async function f() {}")],
      ["TextDecoder（文字编码）", typeof TextDecoder === "function"],
      ["CSS 网格布局", Boolean(supports) && CSS.supports("display", "grid")],
      ["CSS 变量", Boolean(supports) && CSS.supports("--a", "0")]
    ];
    if (QC_SINGLE) needs.push(["DecompressionStream（解压程序）", typeof DecompressionStream === "function"]);
    var missing = [];
    for (var i = 0; i < needs.length; i += 1) if (!needs[i][1]) missing.push(needs[i][0]);
    return missing;
  }

  function showStopped(missing) {
    var page = newPage("这个浏览器打不开“质量强县自评”");
    add(page, "p", "检测到的浏览器：" + browserFound() + "。");
    add(page, "p", "缺少的功能：" + missing.join("、") + "。");
    if (kernelVersion() >= 80) add(page, "p", "内核版本够新，但这些功能被关闭了。请在浏览器设置里恢复，或请本单位的系统管理员放行。");
    add(page, "h2", "怎么办", "font-size:1.15em;margin:1.5em 0 0;");
    addList(page, [
      "用的是 360、奇安信、QQ 等浏览器：点地址栏右侧的图标，从“兼容模式”切换到“极速模式”，再打开本文件。",
      "用的是统信 UOS、麒麟电脑：用系统自带的 UOS 浏览器或奇安信可信浏览器打开，并更新到较新的版本。",
      "也可以用 Microsoft Edge、Chrome 等内核为 Chromium 80 及以上的浏览器打开。",
      "这台电脑上都没有：把本文件拷到另一台电脑上打开，不需要联网。"
    ]);
    add(page, "p", "以前在别的浏览器里保存过的草稿不受影响，仍在那个浏览器里。");
  }

  function addPolicy() {
    var meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    // 'wasm-unsafe-eval' came with Chromium 97, as did findLast. Asking for that is surer than a version that user agents may fake.
    meta.content = QC_POLICY.replace("WASM_EVAL", Array.prototype.findLast ? "'wasm-unsafe-eval'" : "'unsafe-eval'");
    document.head.appendChild(meta);
  }

  // null: the key then has to do. A damaged draft is the one most worth downloading.
  function draftName(text) {
    try {
      var draft = JSON.parse(text).draft;
      var name = (draft.county || "") + (draft.year ? " " + draft.year + " 年" : "");
      return /\S/.test(name) ? name.replace(/^\s+/, "") : null;
    } catch (unreadable) {
      return null;
    }
  }

  // null: the seal is broken, or of another version.
  function unseal(raw) {
    var seal = /^quality-county sealed 1 (\d{1,15}) (\d{1,15}) [0-9a-f]{8}\n/.exec(raw);
    if (!seal) return null;
    var text = raw.slice(seal[0].length);
    try {
      return encodeURIComponent(text).replace(/%../g, "x").length === Number(seal[2]) ? { revision: Number(seal[1]), text: text } : null;
    } catch (torn) {
      return null; // half a character at the end
    }
  }

  // Sorts what is kept under one key into `found`: by draft the newest states and journals, and apart what cannot be read.
  function sortIn(found, key, raw) {
    var parts = /^(draft|journal)\/([^\/]+)(\/.*)?$/.exec(key);
    if (!parts) return;
    var known = found.drafts["=" + parts[2]];
    if (!known) known = found.drafts["=" + parts[2]] = { id: parts[2], revision: -1, texts: [], old: null, journal: null };
    var sealed = parts[3] ? unseal(raw) : null;
    if (parts[1] === "draft" && !parts[3]) known.old = raw;
    else if (!sealed) found.torn.push({ key: key, text: raw });
    else if (parts[1] === "journal") {
      if (!known.journal || sealed.revision > known.journal.revision) known.journal = sealed;
    } else if (sealed.revision > known.revision) {
      known.revision = sealed.revision;
      known.texts = [sealed.text];
    } else if (sealed.revision === known.revision && known.texts.indexOf(sealed.text) < 0) known.texts.push(sealed.text);
  }

  // What there is to download: { label, name, text }.
  function offers(found) {
    var list = [], seen = {};
    function offer(what, name, id, text, ending) {
      var label = what + "：" + name;
      while (seen["=" + label]) label = what + "：" + (name += "（" + id + "）");
      seen["=" + label] = true;
      list.push({ label: "下载" + label, file: name + ending, text: text });
    }
    Object.keys(found.drafts).sort().forEach(function (at) {
      var known = found.drafts[at], texts = known.texts;
      if (known.old !== null && texts.indexOf(known.old) < 0) texts = texts.concat(known.old);
      for (var j = 0; j < texts.length; j += 1) offer("草稿", draftName(texts[j]) || known.id, known.id, texts[j], ".json");
      var newer = known.journal && known.journal.revision > known.revision ? known.journal.text : "";
      if (newer.indexOf("\n") > 0) offer("最后几步的记录", (texts.length && draftName(texts[0])) || known.id, known.id, newer, " 最后几步.txt");
    });
    found.torn.sort(function (a, b) { return a.key < b.key ? -1 : 1; });
    found.torn.forEach(function (torn) { offer("读不出来的内容", torn.key, "另一份", torn.text, ".txt"); });
    return list;
  }

  function download(file, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = ("质量强县自评 " + file).replace(/[\\\/:*?"<>|\x00-\x1f]/g, "_");
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  function readLocal(found) {
    for (var i = 0; i < localStorage.length; i += 1) {
      var key = localStorage.key(i);
      if (key.indexOf(SHELF) === 0) sortIn(found, key.slice(SHELF.length), localStorage.getItem(key));
    }
  }

  // Calls `then` once: with true when the database was read or there is none, with false when it does not tell in time.
  function readDatabase(found, then) {
    var over = false;
    function end(told) {
      if (!over) then(told);
      over = true;
    }
    setTimeout(function () { end(false); }, 3000);
    try {
      var request = indexedDB.open("quality-county"), none = false;
      // There is none, and looking must not make one.
      request.onupgradeneeded = function () { none = true; request.transaction.abort(); };
      request.onerror = function () { end(none); };
      request.onsuccess = function () {
        try {
          var cursor = request.result.transaction("texts").objectStore("texts").openCursor();
          cursor.onerror = function () { end(false); };
          cursor.onsuccess = function () {
            var at = cursor.result;
            if (!at || over) return end(true);
            if (typeof at.value === "string") sortIn(found, String(at.key), at.value);
            at["continue"]();
          };
        } catch (refused) {
          end(false);
        }
      };
    } catch (refused) {
      end(false);
    }
  }

  function addOffers(box, list) {
    list.forEach(function (offer) {
      addButton(box, offer.label, PLAIN, function () { download(offer.file, offer.text); });
    });
  }

  function addDrafts(page) {
    var found = { drafts: {}, torn: [] }, refused = false;
    try {
      readLocal(found);
    } catch (error) {
      refused = true;
    }
    var text = add(page, "p", "正在查找已保存的草稿…");
    var box = add(page, "p", "");
    readDatabase(found, function (told) {
      var list = offers(found);
      if (list.length) {
        text.firstChild.nodeValue = "出错前已保存的内容仍在这台电脑的这个浏览器里，没有发送到任何地方。建议先把草稿下载一份，再重新打开。最后一两秒填写的内容可能不在下载的草稿里；如已记下，重新打开草稿时会补上。";
        addOffers(box, list);
      } else {
        text.firstChild.nodeValue = refused || !told ? "" : "在这个浏览器里没有找到已保存的草稿。";
      }
      if (refused || !told) add(text, "span", "这个浏览器现在不允许读取本机保存的" + (list.length ? "一部分内容，可能还有别的草稿。" : "内容，所以这里列不出草稿。"));
    });
  }

  function showCrash(message) {
    var page = newPage(window.qcReady ? "程序出错，已停止运行" : "程序没能打开");
    add(page, "p", window.qcReady
      ? "页面上的内容可能不再准确，所以停在这里。"
      : "如果重新打开后仍是这样，本文件可能没有拷贝完整，或在传送中被改动过：请重新拷贝一份再打开。");
    if (!QC_SINGLE && location.protocol === "file:") add(page, "p", "这个文件要放在服务器上用。双击打开请用同一文件夹里的“质量强县自评.html”。");
    addDrafts(page);
    addButton(add(page, "p", ""), "重新打开", STRONG, function () {
      location.hash = ""; // the page that crashed would crash again
      location.reload();
    });
    var details = add(page, "details", "");
    add(details, "summary", "技术信息（反映问题时请一并提供）", "cursor:pointer;padding:.75em 0;");
    add(details, "pre", message + "\n\n" + browserFound() + "\n" + navigator.userAgent,
      "white-space:pre-wrap;word-break:break-all;font-size:.875em;background:#f4f6f9;padding:1em;margin:0;");
  }

  window.qcCrash = function (message) {
    if (window.qcCrashed || window.qcStopped) return;
    window.qcCrashed = true;
    whenBody(function () { showCrash(String(message)); });
  };

  // After the start only a trap is fatal: other errors leave the program's memory whole.
  function onError(error, text) {
    if (window.qcReady && !(error && error.name === "RuntimeError")) return;
    window.qcCrash((error && (error.stack || error.message)) || text || error);
  }

  var missing = whatIsMissing();
  if (missing.length) {
    window.qcStopped = true;
    whenBody(function () { showStopped(missing); });
    return;
  }
  addPolicy();
  window.addEventListener("error", function (event) { onError(event.error, event.message); });
  window.addEventListener("unhandledrejection", function (event) { onError(event.reason, "unhandled rejection"); });
  window.addEventListener("load", function () {
    // Cut off, or changed so that its hash no longer fits the policy.
    if (!window.qcStarted) window.qcCrash("the main script did not run");
  });
}());
