// cscript //nologo add-links.js FILE.msi
// Lets trill:// links open the app: jpackage has file types, but no links. Written are rows of the
// package's Registry table, which belong to the app's launcher, so that they come and go with it.
var REGISTRY_CURRENT_USER = 1;
var TRANSACT = 1;
var LAUNCHER = "Trill Symbiont.exe";

var installer = WScript.CreateObject("WindowsInstaller.Installer");
var database = installer.OpenDatabase(WScript.Arguments(0), TRANSACT);

function launcher() {
  var files = database.OpenView("SELECT `File`, `Component_`, `FileName` FROM `File`");
  files.Execute();
  for (var file = files.Fetch(); file != null; file = files.Fetch()) {
    // A name is written short|long when it has a short form.
    if (file.StringData(3).split("|").pop() == LAUNCHER) {
      return { file: file.StringData(1), component: file.StringData(2) };
    }
  }
  WScript.StdErr.WriteLine("The package has no " + LAUNCHER + ".");
  WScript.Quit(1);
}

function add(component, id, key, name, value) {
  var row = installer.CreateRecord(6);
  row.StringData(1) = id;
  row.IntegerData(2) = REGISTRY_CURRENT_USER;
  row.StringData(3) = key;
  row.StringData(4) = name;
  row.StringData(5) = value;
  row.StringData(6) = component;
  var view = database.OpenView(
    "INSERT INTO `Registry` (`Registry`, `Root`, `Key`, `Name`, `Value`, `Component_`) VALUES (?, ?, ?, ?, ?, ?)");
  view.Execute(row);
  view.Close();
}

var app = launcher();
var root = "Software\\Classes\\trill";
var command = "\"[#" + app.file + "]\"";
add(app.component, "TrillLink", root, "", "URL:Trill Symbiont session");
add(app.component, "TrillLinkProtocol", root, "URL Protocol", "");
add(app.component, "TrillLinkIcon", root + "\\DefaultIcon", "", command + ",0");
add(app.component, "TrillLinkCommand", root + "\\shell\\open\\command", "", command + " \"%1\"");
database.Commit();
