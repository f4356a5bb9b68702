using System.CommandLine;
using Swarm.Importing;
using Swarm.Running;
using Swarm.Stores;

namespace Swarm.Arguments;

/// <summary>The command <c>import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="folder">The swarm's folder.</param>
    /// <param name="store">The backend of a new swarm.</param>
    public static Command Create(Option<string> folder, Option<string?> store)
    {
        var files = new Argument<string[]>("file") { Description = "The original's sessions.json (its messages.json beside it), sessions.db, or their folder.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Takes over the chats of the original system; what is there already is not taken twice.") { files, store };
        command.SetAction(result =>
        {
            var place = Path.GetFullPath(result.GetValue(folder)!);
            // Read first: where a file is none of the original's, nothing is made.
            OriginalData[] all = [.. result.GetValue(files)!.Select(OriginalFiles.Place).Distinct(StringComparer.Ordinal).Select(OriginalFiles.Read)];
            StoreNote.Begin(place, result.GetValue(store) is { } address ? StoreAddress.Parse(address) : null);
            var swarm = new SwarmSetting(place, null, 1, TimeSpan.Zero).Open();
            using var stores = swarm.Stores;
            foreach (var data in all)
            {
                Console.WriteLine(new OriginalImport(swarm).Run(data));
            }
        });
        return command;
    }
}
