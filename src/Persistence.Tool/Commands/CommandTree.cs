using System.CommandLine;

namespace Persistence.Tool.Commands;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    /// <summary>Makes the root.</summary>
    public static RootCommand Make()
    {
        var root = new RootCommand("""
            Looks into stores of session classes, checks and mends them, and moves sessions between them, beside the programs that use them.

            A store is one argument: the folder of a JSON store, a SQLite file, or redis://host:port/prefix.
            Exit codes: 0 fine, 1 found damage or differences, 2 could not run.
            """);
        foreach (var command in (Command[])
        [
            ListCommand.Make(), ShowCommand.Make(), TailCommand.Make(), StatsCommand.Make(), LeasesCommand.Make(), DoctorCommand.Make(), SchemaCommand.Make(),
            VerifyCommand.Make(), RecoverCommand.Make(), PurgeCommand.Make(),
            ExportCommand.Make(), ImportCommand.Make(), CopyCommand.Make(), BackupCommand.Make(), RestoreCommand.Make(),
        ])
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>Makes a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="example">How it is used.</param>
    /// <param name="symbols">Its arguments and options.</param>
    public static Command Make(string name, string description, string example, params Symbol[] symbols)
    {
        var command = new Command(name, $"{description}\n\nExample:\n  {example}");
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else if (symbol is Option option)
            {
                command.Options.Add(option);
            }
        }

        return command;
    }
}
