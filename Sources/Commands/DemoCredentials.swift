/// The published credentials of the demonstration editor, its webhook secret included.
package enum DemoCredentials {
  package static let clientID = "demo_editor_client"
  package static let clientSecret = "demo_editor_secret"
  package static let webhookSecret = "demo_editor_webhook_secret"
}
