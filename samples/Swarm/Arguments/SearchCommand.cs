using System.CommandLine;
using Swarm.Knowledge;
using Swarm.Running;
using Swarm.Stores;
using Swarm.Views;

namespace Swarm.Arguments;

/// <summary>The command <c>search</c>.</summary>
internal static class SearchCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="folder">The swarm's folder.</param>
    public static Command Create(Option<string> folder)
    {
        var words = new Argument<string[]>("words") { Description = "What to look for.", Arity = ArgumentArity.OneOrMore };
        var by = new Option<string>("--by") { Description = "What counts: the words, how like the texts are, or both.", DefaultValueFactory = static _ => "words" };
        by.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string>() is not ("words" or "likeness" or "both"))
            {
                result.AddError("--by is words, likeness or both.");
            }
        });
        var command = new Command("search", "Finds what the agents know.") { words, by };
        command.SetAction(result =>
        {
            var place = Path.GetFullPath(result.GetValue(folder)!);
            StoreNote.Require(place);
            var swarm = new SwarmSetting(place, null, 1, TimeSpan.Zero).Open();
            using var stores = swarm.Stores;
            var found = swarm.Knowledge.Search(string.Join(' ', result.GetValue(words)!), Enum.Parse<SearchBy>(result.GetValue(by)!, ignoreCase: true));
            Console.Write(found.Count == 0 ? "Nothing was found.\n" : "");
            foreach (var entry in found)
            {
                Console.WriteLine(Printable.Line($"{entry.Author}: {entry.Title}: {entry.Content}"));
            }
        });
        return command;
    }
}
