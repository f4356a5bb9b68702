return await Persistence.Tool.Commands.Runner.Run(args).ConfigureAwait(false);
