using System.Globalization;
using TreatmentPlans.Load;

switch (args)
{
    case ["plans", .. var rest]:
        await PlanBars.RunAsync(Number(rest, 0, 5), TimeSpan.FromSeconds(Number(rest, 1, 5)), rest.ElementAtOrDefault(2), Number(rest, 3, 0));
        return 0;
    case ["pages", .. var rest]:
        await Pages.RunAsync(Number(rest, 0, 1_000_000));
        return 0;
    case ["overload", .. var rest]:
        await Overload.RunAsync(TimeSpan.FromSeconds(Number(rest, 0, 60)));
        return 0;
    case ["demo", .. var rest]:
        await Demo.RunAsync(rest.ElementAtOrDefault(0));
        return 0;
    case ["bare", var connectionString, var plan]:
        await BareServer.RunAsync(connectionString, Guid.Parse(plan));
        return 0;
    default:
        Console.Error.WriteLine("plans | pages | overload | demo, see README.md");
        return 1;
}

static int Number(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
