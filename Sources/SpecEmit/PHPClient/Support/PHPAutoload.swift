/// For programs without Composer.
extension PHPClientSupport {
  static let autoload = #"""
<?php

declare(strict_types=1);

// Loads the classes of the client where Composer does not.
spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'PasseMarche\\')) {
        return;
    }
    $file = __DIR__ . '/' . strtr(substr($class, strlen('PasseMarche\\')), '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});

"""#
}
