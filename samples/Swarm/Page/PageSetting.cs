using System.Globalization;
using System.Net;

namespace Swarm.Page;

/// <summary>At which port the swarm is shown in a page.</summary>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="MayBeAnother">Whether another port will do where this one is taken: nobody asked for this one.</param>
public sealed record PageSetting(int Port, bool MayBeAnother)
{
    private const int DefaultPort = 5080;

    /// <summary>Reads what the command line says: <c>off</c> or a port; null for the default.</summary>
    /// <returns>Null for no page.</returns>
    /// <exception cref="SwarmException">It is neither.</exception>
    public static PageSetting? Parse(string? text) => text switch
    {
        null => new PageSetting(DefaultPort, MayBeAnother: true),
        "off" => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort => new PageSetting(port, MayBeAnother: false),
        _ => throw SwarmException.Usage($"--page is 'off' or a port from 1 to {IPEndPoint.MaxPort}, 0 for any that is free."),
    };
}
