using TreatmentPlans.Api;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Installation;
using TreatmentPlans.Api.Observability;
using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Api.Sandbox;
using TreatmentPlans.Api.Scheduling;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application;
using TreatmentPlans.Infrastructure;

if (args is [HealthCheckCommand.Verb])
{
    return await HealthCheckCommand.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);
builder.AddLogging();
builder.AddTelemetry();
builder.AddTransport();
builder.AddProblems();
builder.AddRequestLimits();
builder.AddRateLimits();
builder.AddVersioning();
builder.AddAccess();
builder.AddOpenApiDocument();
builder.AddCalendars();
builder.AddSandbox();
builder.Services.AddApplication(builder.Configuration["AutoMapper:LicenseKey"]);
builder.Services.AddInfrastructure(builder.Configuration);

var app = builder.Build();
app.MapApi();
switch (args)
{
    case [OpenApiExtensions.Verb]:
        return await app.WriteOpenApiDocumentAsync(Console.Out);
    case [BootstrapCommand.Verb, ..]:
        return await BootstrapCommand.RunAsync(app, args);
    case [SandboxSetup.ResetVerb]:
        return await app.ResetSandboxAsync();
}

await app.SetUpDatabaseAsync();
app.UseRequestLog();
app.UseSecurityHeaders();
app.UseProblems();
app.UseTransport();
app.UseRouting();
app.UseMiddleware<RequestAudit>();
app.UseRequestLimits();
app.UseRateLimits();
app.UseOpenApiDocument();
app.UseTokenServer();
app.UseTokenCaller();
app.UseAuthorization();
app.UseMiddleware<RequestTransactionMiddleware>();
// Within the transaction, which must see the refusal that an exception becomes.
app.UseProblems();
app.UseMiddleware<RequestCommit>();
await app.RunAsync();
return 0;
