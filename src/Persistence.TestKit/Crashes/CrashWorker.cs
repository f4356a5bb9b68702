using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// The half of the crash harness that is killed: works on a store and reports before and after each commit what it does.
/// </summary>
public static class CrashWorker
{
    /// <summary>What a line begins with before a commit; the commit's number follows.</summary>
    public const string Begins = "> ";

    /// <summary>What a line begins with after a commit has been acknowledged; the commit's number follows.</summary>
    public const string Done = "< ";

    /// <summary>Works until the process is killed.</summary>
    /// <param name="store">The store under test.</param>
    /// <param name="task">What to do, as the harness gave it to the function that started the process.</param>
    /// <param name="output">Receives a line before and after each commit; normally the standard output.</param>
    public static void Run(IWorkflowRunStore store, string task, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(output);
        var work = CrashTask.Parse(task);
        var scenario = CrashScenario.For(work);
        for (var number = work.First; ; number++)
        {
            Report(output, Begins, number);
            scenario.Apply(store, work.Writer, number);
            Report(output, Done, number);
        }
    }

    private static void Report(TextWriter output, string mark, int number)
    {
        output.WriteLine(mark + number.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }
}
