using System.Text;
using Persistence;
using Swarm;
using Swarm.Arguments;
using Swarm.Views;

try
{
    Console.OutputEncoding = Encoding.UTF8;
    return new SwarmCommands().Run(args);
}
catch (SwarmException problem)
{
    Console.Error.WriteLine(Printable.Line(problem.Message));
    return problem.ExitCode;
}
catch (SessionException problem)
{
    Console.Error.WriteLine(Printable.Line(problem.Message));
    return 1;
}
