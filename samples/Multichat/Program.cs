using System.Text;
using Multichat;
using Multichat.Arguments;
using Multichat.Replay;
using Multichat.Views;
using Persistence;

try
{
    Console.OutputEncoding = Encoding.UTF8;
    var arguments = ArgumentParser.Parse(args);
    switch (arguments.Command)
    {
        case ChatCommand.Help:
            Console.WriteLine(HelpText.Text);
            return 0;
        case ChatCommand.List:
            SessionList.Write(arguments);
            return 0;
        case ChatCommand.Show:
            return SessionView.Write(arguments);
        default:
            return ReplayRun.Run(arguments);
    }
}
catch (MultichatException exception)
{
    Console.Error.WriteLine(Printable.Line(exception.Message));
    return exception.ExitCode;
}
catch (SessionException exception)
{
    Console.Error.WriteLine(Printable.Line(exception.Message));
    return 1;
}
